-- wrk script: GETs the links of LINKS in turn, each thread from its own place.
local paths, i = {}, 0
local count = 0
local head
function setup(thread)
  thread:set("me", count)
  count = count + 1
end
function init(args)
  for line in io.lines(os.getenv("LINKS")) do paths[#paths + 1] = line end
  i = me * 7919
  head = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nAccept-Language: fr-BE,fr;q=0.9,en;q=0.5\r\nAccept-Encoding: gzip, br\r\n\r\n"
end
function request()
  i = i + 1
  return "GET " .. paths[i % #paths + 1] .. head
end
function done(summary, latency, requests)
  io.write("percentiles ")
  for _, p in ipairs({ 50, 90, 99, 99.9 }) do io.write(string.format("%d ", latency:percentile(p))) end
  io.write(string.format("%d %d\n", latency.max, summary.requests))
end
