namespace OsteoHooks.Service.Clients;

/// <summary>
/// Who calls, once that is known: a feature of the HTTP context. Without configured clients it is <see cref="Client.Anyone"/>.
/// </summary>
/// <param name="Patient">The <c>patient</c> of the verified token, where it names one.</param>
internal sealed record Caller(Client Client, string? Patient = null)
{
    public static Caller Of(HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("Nobody has decided yet who calls.");
}
