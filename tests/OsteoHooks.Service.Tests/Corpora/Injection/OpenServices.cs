using HandlebarsDotNet;
using OsteoHooks.Text;

namespace OsteoHooks.Service.Tests.Corpora.Injection;

/// <summary>The service with the control over values taken out: as they come; and for templates and slots, filled like the text around them.</summary>
public sealed class OpenServices : IDisposable
{
    private readonly Lazy<InjectionService> asTheyCome = new(() => With((target, value) => target.Append(value)));
    private readonly Lazy<InjectionService> asTemplates = new(() => With((target, value) => target.Append(Filled(value.ToString()))));
    private readonly Lazy<InjectionService> asSlots = new(() => With((target, value) => target.Append(value.ToString().Replace("{", "", StringComparison.Ordinal))));

    /// <param name="kind">A class of <see cref="Payloads"/>.</param>
    public InjectionService To(string kind) => kind switch
    {
        Payloads.Templates => asTemplates.Value,
        Payloads.Slots => asSlots.Value,
        _ => asTheyCome.Value,
    };

    public void Dispose()
    {
        foreach (var service in new[] { asTheyCome, asTemplates, asSlots }.Where(s => s.IsValueCreated))
        {
            service.Value.Dispose();
        }
    }

    private static InjectionService With(WriteValue write) => new(new ValueWriting(write, write));

    private static string Filled(string template)
    {
        try
        {
            return Handlebars.Compile(template)(new { items = "" });
        }
        catch (HandlebarsException)
        {
            return "";
        }
    }
}
