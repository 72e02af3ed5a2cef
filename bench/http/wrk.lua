-- Arguments: method, file with one path a line, file with the body (may be empty). Prints one line of JSON at the end.
local requests, turn = {}, 0

function init(args)
  local headers = {}
  local file = assert(io.open(args[3]))
  local body = file:read('*a')
  file:close()
  if body == '' then body = nil else headers['content-type'] = 'application/json' end
  for path in io.lines(args[2]) do
    requests[#requests + 1] = wrk.format(args[1], path, headers, body)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"perSecond":%.1f,"p99Ms":%.3f,"answers":%d,"failures":%d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000, summary.requests,
    e.connect + e.read + e.write + e.status + e.timeout))
end
