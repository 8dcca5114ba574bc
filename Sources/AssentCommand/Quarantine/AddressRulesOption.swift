import ArgumentParser
import AssentAddresses
import AssentSite
import Foundation

/// The rules by which addresses compare, for every command that reads some.
struct AddressRulesOption: ParsableArguments {
  @OptionGroup var site: SiteOption

  /// Those of `site.yml`; the usual ones when no site was named and there is none here.
  ///
  /// - Throws: when the site that was named isn't there, or its `site.yml` has an error.
  func normalizer() throws -> AddressNormalizer {
    guard site.site != "." || FileManager.default.fileExists(atPath: site.folder + "/" + SiteConfiguration.path) else { return AddressNormalizer() }
    return AddressNormalizer(try SiteReader.configuration(site.folder).addresses)
  }
}
