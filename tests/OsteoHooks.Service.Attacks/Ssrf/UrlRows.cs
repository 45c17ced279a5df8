namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>An address that is not the one it looks like.</summary>
/// <param name="Name">The class.</param>
internal sealed record UrlClass(string Name, string[] Rows);

/// <summary>
/// The table of addresses: {base} is the server that may be read, {scheme} {authority} {host} {port} {path} its parts, {sink} another
/// loopback port.
/// </summary>
internal static class UrlRows
{
    public static readonly UrlClass[] Classes =
    [
        new("userinfo",
        [
            "{scheme}://{authority}@{sink}{path}", "{scheme}://{authority}@evil.example{path}", "{scheme}://user@{authority}{path}",
                "{scheme}://user:secret@{authority}{path}",
            "{scheme}://@{authority}{path}", "{scheme}://:@{authority}{path}", "{scheme}://{authority}:{authority}@{sink}{path}",
                "{scheme}://{authority}%40{sink}{path}",
            "{scheme}://evil.example\\@{authority}{path}", "{scheme}://{authority}\\@evil.example{path}",
                "{scheme}://{authority}/@evil.example{path}/../..", "{scheme}://a@b@{sink}{path}",
        ]),
        new("IPv6",
        [
            "http://[::ffff:127.0.0.1]:{sinkport}/fhir", "http://[::ffff:7f00:1]:{sinkport}/fhir",
                "http://[0:0:0:0:0:ffff:127.0.0.1]:{sinkport}/fhir", "http://[::127.0.0.1]:{sinkport}/fhir",
            "http://[0:0:0:0:0:0:0:1]:{sinkport}/fhir", "http://[0000::1]:{sinkport}/fhir", "http://[::1%25lo]:{sinkport}/fhir",
                "http://[::1%lo]:{sinkport}/fhir", "http://[::]:{sinkport}/fhir",
            "http://[fe80::1]/fhir", "http://[fe80::1%25eth0]/fhir", "http://[::ffff:169.254.169.254]/fhir", "http://[fd00:ec2::254]/fhir",
                "http://[64:ff9b::7f00:1]/fhir", "http://[2002:7f00:1::]/fhir",
            "http://[ff02::1]/fhir", "http://::1:{sinkport}/fhir",
        ]),
        new("numeric hosts",
        [
            "http://2130706433:{sinkport}/fhir", "http://0x7f000001:{sinkport}/fhir", "http://017700000001:{sinkport}/fhir",
                "http://127.1:{sinkport}/fhir", "http://127.0.1:{sinkport}/fhir",
            "http://0177.0.0.1:{sinkport}/fhir", "http://0x7f.0.0.1:{sinkport}/fhir", "http://0x7f.1:{sinkport}/fhir",
                "http://127.0.0.1.:{sinkport}/fhir", "http://127.000.000.001:{sinkport}/fhir",
            "http://0:{sinkport}/fhir", "http://0.0.0.0:{sinkport}/fhir", "http://127.0.0.256:{sinkport}/fhir",
                "http://4294967297:{sinkport}/fhir", "http://127.0.0.1.nip.example:{sinkport}/fhir",
            "http://10.0.0.1/fhir", "http://192.168.0.1/fhir", "http://172.16.0.1/fhir", "http://100.64.0.1/fhir",
                "http://255.255.255.255/fhir",
        ]),
        new("odd letters in the host",
        [
            "http://\uff11\uff12\uff17.0.0.1:{sinkport}/fhir", "http://127\u30020\u30020\u30021:{sinkport}/fhir",
                "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:{sinkport}/fhir",
                "http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54:{sinkport}/fhir",
            "http://loc\u0430lhost:{sinkport}/fhir", "http://lo\u00adcalhost:{sinkport}/fhir", "http://local\u200bhost:{sinkport}/fhir",
                "http://%6c%6f%63%61%6c%68%6f%73%74:{sinkport}/fhir", "http://127%2e0%2e0%2e1:{sinkport}/fhir",
            "{scheme}://\uff46hir.ehr.example{path}", "{scheme}://fhir\u3002ehr\u3002example{path}",
                "{scheme}://fhir.\u0435hr.example{path}", "{scheme}://fhir.ehr.ex\u0430mple{path}",
                "{scheme}://xn--fhir-ehr.example{path}", "{scheme}://fhir%2eehr.example{path}",
            "http://localhost\u2024evil.example/fhir", "http://LOCALHOST\u212a/fhir",
        ]),
        new("another host",
        [
            "{scheme}://{host}.evil.example{path}", "{scheme}://evil-{host}{path}", "{scheme}://evil.example{path}",
                "{scheme}://evil.example/{authority}{path}", "{scheme}://{host}.:{port}{path}", "{scheme}://localhost.evil.example{path}",
            "{scheme}://ehr.example{path}", "{scheme}://x.fhir.ehr.example{path}", "{scheme}://fhir.ehr.example.{path}",
                "{scheme}://fhir.ehr.example.evil.example{path}", "{scheme}://localtest.me{path}", "//evil.example{path}",
                "\\\\evil.example{path}", "{scheme}:evil.example{path}", "{scheme}:/evil.example{path}", "{scheme}:///evil.example{path}",
        ]),
        new("another port",
        [
            "http://127.0.0.1:{sinkport}/fhirs", "http://{sink}@127.0.0.1:{sinkport}/fhir", "{scheme}://{host}:1{path}",
                "{scheme}://{host}:81{path}", "{scheme}://{host}:8443{path}", "{scheme}://{host}:22{path}",
            "{scheme}://{host}:65536{path}", "{scheme}://{host}:-1{path}", "{scheme}://{host}:{port}:{sinkport}{path}",
                "{scheme}://{host}:{port}.{sinkport}{path}", "{scheme}://{host}:%31{path}",
            "{scheme}://{host}:0{port}1{path}", "{scheme}://{host}:0{path}",
        ]),
        new("another scheme",
        [
            "file:///etc/passwd", "file://{authority}{path}", "ftp://{sink}/fhir", "gopher://{sink}/_GET", "ws://{sink}/fhir",
                "wss://{authority}{path}", "dict://{sink}/x", "ldap://{sink}/x", "data:application/json,{}",
                "javascript:fetch('http://{sink}')",
            "jar:http://{sink}!/x", "netdoc:///etc/passwd", "urn:uuid:0e5a6c51-6f0f-4b0e-9d3c-1a4f5f0a7c11",
                "http+unix://%2Fvar%2Frun%2Fdocker.sock/fhir", "ht\ttp://{sink}/fhir", "view-source:http://{sink}/fhir",
        ]),
        new("path",
        [
            "{scheme}://{authority}/", "{scheme}://{authority}/admin", "{scheme}://{authority}{path}s",
                "{scheme}://{authority}{path}/../admin", "{scheme}://{authority}{path}/..", "{scheme}://{authority}{path}/%2e%2e/admin",
                "{scheme}://{authority}{path}/.%2e/admin",
            "{scheme}://{authority}{path}/..%2fadmin", "{scheme}://{authority}{path}%2fadmin", "{scheme}://{authority}{path}%2f..%2fadmin",
                "{scheme}://{authority}{path}/..%5cadmin", "{scheme}://{authority}{path}\\..\\admin",
                "{scheme}://{authority}{path}/%252e%252e/admin",
            "{scheme}://{authority}//evil.example{path}", "{scheme}://{authority}/x{path}", "{scheme}://{authority}{path}//admin",
                "{scheme}://{authority}/./admin{path}", "{scheme}://{authority}{path}/..;/admin",
        ]),
        new("query and fragment",
        [
            "http://{sink}/fhir?{base}", "http://{sink}/fhir#{base}", "http://{sink}?{base}/fhir", "http://{sink}#{base}/fhir",
                "http://evil.example/?u={base}", "http://evil.example/#@{authority}{path}", "http://{sink};{authority}{path}",
                "http://{sink}/{base}",
        ]),
        new("control characters",
        [
            "http://{sink}/fhir\r\nX-Injected: y", "http://{sink}\r\n.{authority}{path}", "http://{sink}/fhir\tx",
                "http://{sink}\0.{authority}{path}", "\thttp://{sink}/fhir", "\r\nhttp://{sink}/fhir", "http://{sink}/fhir\u2028x",
                "http://{sink}/fhir\u0085", "http:\n//{sink}/fhir", "http://evil.example\n{path}",
                "http://evil.example/fhir %0d%0aX-Injected:y",
        ]),
        new("metadata addresses",
        [
            "http://169.254.169.254/latest/meta-data", "http://169.254.169.254.nip.example/", "http://2852039166/latest",
                "http://0xa9fea9fe/latest", "http://0251.0376.0251.0376/latest", "http://169.254.43518/latest",
                "http://metadata.google.internal/computeMetadata/v1", "http://100.100.100.200/latest",
            "http://169.254.170.2/v2/credentials", "http://192.0.0.192/latest", "http://[fd00:ec2::254]/latest/meta-data",
                "http://instance-data/latest", "http://kubernetes.default.svc/api",
        ]),
    ];
}

/// <summary>How an address is written in JSON, or once or twice more encoded.</summary>
internal sealed record UrlEncoding(string Name, Func<string, string> Write)
{
    public static readonly UrlEncoding[] All =
    [
        new("plain", Json),
        new("escapes", url => $"\"{string.Concat(url.Select(c => $"\\u{(int)c:x4}"))}\""),
        new("percent", url => Json(Percent(url, "%"))),
        new("percent twice", url => Json(Percent(url, "%25"))),
    ];

    private static string Json(string url) => System.Text.Json.Nodes.JsonValue.Create(url).ToJsonString();

    // What stands behind the scheme; that is how far a reader looks that has already chosen a protocol.
    private static string Percent(string url, string sign)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0;
        return url[..start]
            + string.Concat(url[start..]
            .Select(c => c is '.' or '@' or '\\' or '#' or '[' or ']' || c < ' ' ? $"{sign}{(int)c:x2}" : c.ToString()));
    }
}
