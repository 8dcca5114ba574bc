-- wrk script: POSTs the one-button form of each link once. LINKS names a file with the paths of links, one a line; each thread takes its own part.
-- The last line printed holds percentiles of the latency, in microseconds.
local paths, n, i = {}, 0, 0
local count = 0
local head
function setup(thread)
  thread:set("me", count)
  count = count + 1
end
function init(args)
  for line in io.lines(os.getenv("LINKS")) do
    if n % tonumber(os.getenv("THREADS")) == me then paths[#paths + 1] = line end
    n = n + 1
  end
  head = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nsubmit=1"
end
function request()
  i = i + 1
  -- After the last link the same ones again, which the check of counts would show.
  return "POST " .. paths[(i - 1) % #paths + 1] .. head
end
function done(summary, latency, requests)
  io.write("percentiles ")
  for _, p in ipairs({ 50, 90, 99, 99.9 }) do io.write(string.format("%d ", latency:percentile(p))) end
  io.write(string.format("%d %d\n", latency.max, summary.requests))
end
