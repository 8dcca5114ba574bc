public import AssentPreferences

extension PostgreSQLPreferenceStore: SnapshotReader {
  public func readSnapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    let result = try await read { [location] connection throws(ServerFailure) in
      do throws(SnapshotFailure) {
        return Result<HistoryHead, StoreError>.success(try SnapshotReading(connection: connection, visitor: visitor).run())
      } catch {
        switch error {
        case .server(let failure): throw failure
        case .visitor(let error): return .failure(StoreError(visitor: error, subject: location.description))
        }
      }
    }
    return try result.get()
  }
}
