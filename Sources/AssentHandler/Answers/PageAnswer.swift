import AssentModel
import HTTPTypes
import Hummingbird

/// The answer that is a page for one person: never cached, never listed.
struct PageAnswer {
  let page: ServedPage
  var values: [Slot: String] = [:]
  var status: HTTPResponse.Status = .ok

  var response: Response {
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8", .contentLanguage: page.entry.locale.description,
    ]
    SecurityHeaders.keepPrivate(&headers)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: FilledPage(page, values).buffer))
  }
}
