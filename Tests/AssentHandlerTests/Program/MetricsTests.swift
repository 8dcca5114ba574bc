import AssentStore
import CoreMetrics
import Foundation
import TestSupport
import Testing

@testable import AssentHandler

@Suite("Metrics")
struct MetricsTests {
  @Test("What is counted is written as Prometheus reads it")
  func text() throws {
    let registry = PrometheusRegistry([MetricDescription(name: "waits", help: "A \\ and\na line.", buckets: [0.5, 1])])
    Counter(label: "a.b-c", dimensions: [("z", "1"), ("path", "q\"\\\n")], factory: registry).increment(by: 3)
    Counter(label: "a.b-c", dimensions: [("path", "q\"\\\n"), ("z", "1")], factory: registry).increment()
    let timer = CoreMetrics.Timer(label: "waits", factory: registry)
    for milliseconds in [500, 750, 5000] { timer.recordMilliseconds(milliseconds) }
    Meter(label: "level", factory: registry).set(-1.5)
    Recorder(label: "level", dimensions: [], aggregate: true, factory: registry).record(7)
    #expect(
      registry.text == #"""
        # TYPE a_b_c counter
        a_b_c{path="q\"\\\n",z="1"} 4
        # TYPE level gauge
        level -1.5
        # HELP waits A \\ and\na line.
        # TYPE waits histogram
        waits_bucket{le="0.5"} 1
        waits_bucket{le="1"} 2
        waits_bucket{le="+Inf"} 3
        waits_sum 6.25
        waits_count 3

        """#)
    let read = MetricsText(registry.text)
    #expect(read.problems == [])
    #expect(read.value("a_b_c", ["path": "q\"\\\n", "z": "1"]) == 4)
  }

  @Test(
    "The reader of the tests is strict",
    arguments: [
      "a 1", "a{b=\"1\"} 1\n", "# TYPE a counter\na{b=1} 1\n", "# TYPE a counter\na 1\na 1\n", "# TYPE a counter\n# TYPE b counter\na 1\n",
      "# TYPE a counter\na one\n", "# TYPE a thing\na 1\n", "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n",
      "# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n", "# TYPE 1a counter\n1a 1\n",
      "# TYPE a counter\na{b=\"\\x\"} 1\n", "# TYPE a counter\n\na 1\n",
    ])
  func strict(text: String) { #expect(!MetricsText(text).problems.isEmpty) }

  @Test("Numbers are written as the format has them")
  func numbers() {
    #expect(
      [.infinity, -.infinity, .nan, 0, -0.0, 1e300, 0.1, 5e-7].map { PrometheusText.number($0) } == [
        "+Inf", "-Inf", "NaN", "0", "0", "1e+300", "0.1", "5e-07",
      ])
  }

  @Test("A name is made one that the format allows")
  func names() {
    #expect(["a.b", "7up", "", "é", "ok:x_1"].map { PrometheusText.name($0) } == ["a_b", "_7up", "_", "_", "ok:x_1"])
  }

  @Test("Nothing is lost when many count at once")
  func atOnce() async {
    let registry = PrometheusRegistry()
    let metrics = HandlerMetrics(factory: registry)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<1000 {
            metrics.began()
            metrics.answered(route: "r\(task % 2)", status: 200 + number % 2, in: .milliseconds(number))
            metrics.committed(submissions: 3, .success(.microseconds(number)))
          }
        }
      }
    }
    let text = MetricsText(registry.text)
    #expect(text.problems == [])
    #expect(text.samples.filter { $0.name == "assent_requests_total" }.map(\.value) == [2000, 2000, 2000, 2000])
    #expect(text.value("assent_request_duration_seconds_count", ["route": "r1"]) == 4000)
    #expect(text.value("assent_store_batch_size_sum") == 24_000)
    #expect(text.value("assent_requests_under_way") == 0)
  }

  @Test("What a limit refuses is counted by the limit")
  func throttled() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--metrics-port", "0", "--requests-per-minute", "5", "--choices-per-link-per-minute", "1"])
    let ports = try #require(await program.ports())
    let client = HTTPClient(port: ports.requests)
    let token = try folder.token("person")
    #expect(try await client.post("/en/\(token)").status == 303)
    #expect(try await client.post("/en/\(token)").status == 429)
    for _ in 0..<5 { #expect(try await client.get("/en/\(token)").status == 200) }
    for _ in 0..<2 { #expect(try await client.get("/en/\(token)").status == 429) }
    let text = MetricsText(try await HTTPClient(port: ports.metrics).get("/metrics").text)
    #expect(text.value("assent_throttled_requests_total", ["limit": "link"]) == 1)
    #expect(text.value("assent_throttled_requests_total", ["limit": "client"]) == 2)
    program.terminate()
    #expect(await program.end().code == 0)
  }

  @Test("A program with its metrics read over HTTP says what it did, and nothing of who asked")
  func program() async throws {
    let folder = try ProgramFolder()
    let program = try folder.start(["--metrics-port", "0"])
    let ports = try #require(await program.ports())
    let client = HTTPClient(port: ports.requests)
    for person in 0..<5 { #expect(try await client.post("/en/\(try folder.token("person-\(person)"))").status == 303) }
    _ = try await client.get("/nowhere")
    _ = try await client.get("/en/\(try folder.token("person-0"))", method: "DELETE")
    let metrics = HTTPClient(port: ports.metrics)
    let answer = try await metrics.get("/metrics")
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    let text = MetricsText(answer.text)
    #expect(text.problems == [])
    for description in MetricDescription.all
    where !["assent_journal", "assent_throttled", "assent_store_failures", "assent_reloads"].contains(where: description.name.hasPrefix) {
      #expect(text.types[description.name] != nil, "\(description.name)")
      #expect(text.help[description.name] == description.help)
    }
    #expect(text.value("assent_requests_total", ["route": "link", "status": "303"]) == 5)
    #expect(text.value("assent_requests_total", ["route": "link", "status": "405"]) == 1)
    #expect(text.value("assent_requests_total", ["route": "file", "status": "404"]) == 1)
    #expect(text.value("assent_request_duration_seconds_count", ["route": "link"]) == 6)
    #expect(text.value("assent_store_batch_size_sum") == 5)
    #expect(text.value("assent_store_commits_total") == text.value("assent_store_commit_duration_seconds_count"))
    #expect(text.value("assent_store_up") == 1)
    #expect(text.value("assent_stopping") == 0)
    #expect(text.value("assent_build_info", ["version": HandlerProgram.version]) == 1)
    #expect(text.value("process_resident_memory_bytes").map { $0 > 1_048_576 } == true)
    #expect(!answer.text.contains("person"))
    #expect(text.samples.count < 400)
    #expect(try await metrics.get("/health").status == 200)
    #expect(try await metrics.get("/ready").status == 200)
    #expect(try await metrics.get("/else").status == 404)
    #expect(try await metrics.get("/metrics", method: "POST").status == 405)
    #expect(try await client.get("/metrics").status == 404)
    try await readWithPrometheusClient(answer.body)
    program.terminate()
    #expect(await program.end().code == 0)
  }

  /// Has Prometheus' own Python library read the text, where there is one.
  private func readWithPrometheusClient(_ body: [UInt8]) async throws {
    guard let python = ProcessInfo.processInfo.environment["ASSENT_TEST_PYTHON"], !python.isEmpty else { return }
    let folder = try TemporaryFolder()
    try Data(body).write(to: URL(fileURLWithPath: folder.path("metrics")))
    let script = """
      import sys
      from prometheus_client.parser import text_string_to_metric_families as read
      families = list(read(open(sys.argv[1], encoding="utf-8").read()))
      assert all(family.type in ("counter", "gauge", "histogram") and family.documentation for family in families)
      print(len(families))
      """
    let result = try await Tool.run(python, ["-c", script, folder.path("metrics")])
    #expect(result.code == 0, "\(result.output)")
    #expect(result.output.split(separator: "\n").last == Substring("\(MetricsText(String(decoding: body, as: UTF8.self)).types.count)"))
  }
}
