import NIOCore

extension ConnectionGate {
  /// Looks at the times now and then, instead of setting an alarm for every request.
  func startClock(_ context: ChannelHandlerContext) {
    let shortest = min(limits.headTimeout, limits.requestTimeout, limits.idleTimeout, limits.closingTimeout)
    let interval = min(max(TimeAmount(shortest / 4), .milliseconds(20)), .seconds(2))
    clock = context.eventLoop.assumeIsolated().scheduleTask(in: interval) { [self] in
      clock = nil
      check(context)
      if self.context != nil { startClock(context) }
    }
  }

  private func check(_ context: ChannelHandlerContext) {
    let elapsed = NIODeadline.now() - since
    if let stalledSince, NIODeadline.now() - stalledSince > TimeAmount(limits.idleTimeout) { return context.close(promise: nil) }
    if isEnding {
      if elapsed > TimeAmount(limits.closingTimeout) { context.close(promise: nil) }
      return
    }
    switch phase {
    case .none:
      // A connection that was never used gets no more time than a header.
      if elapsed > TimeAmount(hasAnswered ? limits.idleTimeout : limits.headTimeout) { context.close(promise: nil) }
    case .head: if elapsed > TimeAmount(limits.headTimeout) { refuse(.timeout, context) }
    case .body: if elapsed > TimeAmount(limits.requestTimeout) { refuse(.timeout, context) }
    case .whole: break
    }
  }
}
