namespace OsteoHooks.Service.Published;

/// <summary>
/// What an integrator reads before anything is configured: schemas, the API's description, and a page for people. None needs a token.
/// </summary>
internal static class PublishedEndpoints
{
    /// <summary>JSON Schemas of CDS Hooks, by file.</summary>
    public static readonly string[] Schemas = ["discovery.json", "request.json", "response.json", "feedback.json"];

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapPublished(this WebApplication app)
    {
        foreach (var file in Schemas)
        {
            app.MapMethods("/schemas/" + file, Methods, PublishedDocument.Embedded(file, "application/schema+json").Answer);
        }

        app.MapMethods("/openapi.json", Methods,
            PublishedDocument.Embedded("openapi.json", "application/vnd.oai.openapi+json;version=3.1").Answer);

        // Written when first read: by then everything that it tells of is mapped.
        var page = new Lazy<PublishedDocument>(() => new(CapabilityPage.Write(app.Services), "text/markdown; charset=utf-8"));
        app.MapMethods("/capabilities", Methods, context => page.Value.Answer(context));
    }
}
