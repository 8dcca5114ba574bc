import AssentModel
import AssentStore
import Testing

@testable import AssentAudience

/// What the two documents in seeds say, sentence by sentence.
@Suite("The sentences of the seeds")
struct SeedSentenceTests {
  private let list = "profile,email\nana,ana@example.be\nben,ben@example.be\n"

  @Test("L’opt-out entraîne la fin du ciblage d’un profil par n’importe quelle diffusion")
  func everyDelivery() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana")
    let result = try await test.analyse(list)
    #expect(result.targets == ["ben,ben@example.be"])
    #expect(result.exclusions == [["2", "ana", "opted-out-of-everything", "1"]])
    let sms = try await test.analyse("profile,mobile\nana,+32470123456\n", question: AudienceQuestion(channel: .sms, time: AnalysisCase.now))
    #expect(sms.targets.isEmpty)
  }

  @Test("Uitschakelen heeft tot gevolg dat een profiel niet langer wordt gericht op leveringen van een specifiek kanaal")
  func oneChannel() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana", .channel(.email))
    #expect(try await test.analyse(list).exclusions == [["2", "ana", "opted-out-of-channel", "1"]])
    let sms = try await test.analyse("profile,mobile\nana,+32470123456\n", question: AudienceQuestion(channel: .sms, time: AnalysisCase.now))
    #expect(sms.targets == ["ana,+32470123456"])
  }

  @Test("Les profils peuvent également être inclus ou exclus manuellement par un opérateur")
  func byHand() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana")
    #expect(try await test.analyse(list).targets == ["ben,ben@example.be"])
    try await test.choose(.optIn, "ana")
    #expect(try await test.analyse(list).targets == ["ana,ana@example.be", "ben,ben@example.be"])
  }

  @Test("Les profils exclus sont automatiquement exclus pendant l’analyse des diffusions")
  func automatically() async throws {
    let test = try AnalysisCase()
    for profile in ["ana", "ben"] { try await test.choose(.optOut, profile) }
    let result = try await test.analyse(list)
    #expect(result.targets.isEmpty)
    #expect(result.counts.exclusions == 2)
  }

  @Test("L’opt-out s’applique aux profils, contrairement à la quarantaine qui est liée à une adresse email ou un numéro de téléphone")
  func profilesAndAddresses() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana")
    try await test.quarantine("Shared@Example.BE")
    let result = try await test.analyse("profile,email\nana,other@example.be\nben,shared@example.be\ncas,SHARED@example.be\nben,new@example.be\n")
    #expect(result.targets == ["ben,new@example.be"])
    #expect(result.exclusions.map { $0[2] } == ["opted-out-of-everything", "in-quarantine", "in-quarantine"])
  }

  @Test("Als u een profiel uitschakelt, worden dus alle adressen waaraan het profiel is gekoppeld, van de levering uitgesloten")
  func allAddresses() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana")
    let result = try await test.analyse("profile,email\nana,one@example.be\nana,two@example.be\nben,three@example.be\n")
    #expect(result.targets == ["ben,three@example.be"])
  }

  @Test("Si un utilisateur possède deux profils dans la base de données, il sera toujours ciblé, et l’analyse le signale")
  func twoProfiles() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana")
    let two = "profile,email\nana,ana@example.be\nana-2,Ana@Example.be\n"
    let result = try await test.analyse(two)
    #expect(result.targets == ["ana-2,Ana@Example.be"])
    #expect(result.counts.sharedAddresses == 1)
    #expect(result.counts.contestedAddresses == 1)
    #expect(result.shared == ["3,ana-2,Ana@Example.be,,2,ana,opted-out-of-everything"])
    #expect(try await test.analyse(two, shared: .exclude).targets.isEmpty)
  }

  @Test("Pour s’assurer que toutes ses adresses sont exclues, ajoutez-les aux adresses mises en quarantaine")
  func quarantineAll() async throws {
    let test = try AnalysisCase()
    try await test.choose(.optOut, "ana")
    for address in ["ana@example.be", "ana@example.org"] { try await test.quarantine(address) }
    let result = try await test.analyse("profile,email\nana,ana@example.be\nana-2,ana@example.be\nana-2,ANA@EXAMPLE.ORG\n")
    #expect(result.targets.isEmpty)
    #expect(result.exclusions.map { $0[2] } == ["opted-out-of-everything in-quarantine", "in-quarantine", "in-quarantine"])
  }
}
