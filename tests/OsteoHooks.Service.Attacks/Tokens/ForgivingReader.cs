using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>
/// Stands before the service as a reader of tokens would that forgives what decoders forgive: blanks, quotes, padding, the other alphabet,
/// escaped dots. What reaches the service is the one spelling that was meant.
/// </summary>
internal sealed class ForgivingReader : IStartupFilter
{
    private const string Scheme = "Bearer ";

    public bool IsOn { get; set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            if (IsOn && context.Request.Headers.Authorization.ToString() is { } header
                && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            {
                context.Request.Headers.Authorization = Scheme + Meant(header[Scheme.Length..]);
            }

            return rest(context);
        });
        next(app);
    };

    private static string Meant(string token)
    {
        var plain = token.Replace("%2E", ".", StringComparison.OrdinalIgnoreCase).Replace('+', '-').Replace('/', '_');
        return string.Concat(plain.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
    }
}
