namespace OsteoHooks.Service.Feedback;

/// <summary><c>POST /cds-services/&lt;id&gt;/feedback</c>. It is never shed: what a clinician said once is not asked for again.</summary>
internal static class FeedbackEndpoint
{
    public static void AddFeedback(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FeedbackCall>();

    public static void MapFeedback(this WebApplication app)
    {
        var call = app.Services.GetRequiredService<FeedbackCall>();
        app.MapPost("/cds-services/{id}/feedback", context => call.Answer(context, (string)context.GetRouteValue("id")!));
        app.MapMethods("/cds-services/{id}/feedback", ["OPTIONS"], context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.Allow = "POST, OPTIONS";
            return Task.CompletedTask;
        });
    }
}
