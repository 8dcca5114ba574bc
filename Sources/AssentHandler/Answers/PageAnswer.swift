import AssentModel
import HTTPTypes
import Hummingbird
import NIOCore

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

/// A page with what is known at request time in its slots.
struct FilledPage {
  let buffer: ByteBuffer

  /// Copies the page and inserts the values, which are HTML already: tokens are base64url, everything else comes from the site's fragments.
  init(_ page: ServedPage, _ values: [Slot: String]) {
    let insertions = page.entry.insertions(below: page.bytes.count) { values[$0] }
    var buffer = ByteBuffer()
    buffer.reserveCapacity(page.bytes.count + insertions.reduce(0) { $0 + $1.text.utf8.count })
    var start = 0
    for (offset, text) in insertions {
      buffer.writeBytes(page.bytes[start..<offset])
      buffer.writeString(text)
      start = offset
    }
    buffer.writeBytes(page.bytes[start...])
    self.buffer = buffer
  }
}
