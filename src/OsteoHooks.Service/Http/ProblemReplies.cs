using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Http;

/// <summary>Around everything: whatever fails, or ends in a bare status, leaves as a <see cref="Problem"/>, never as a page.</summary>
internal static partial class ProblemReplies
{
    public static void UseProblems(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("OsteoHooks.Problems");
        app.Use((context, next) => Answer(context, next, log));
    }

    private static async Task Answer(HttpContext context, RequestDelegate next, ILogger log)
    {
        Problem problem;
        try
        {
            await next(context);
            if (!IsBare(context.Response))
            {
                return;
            }

            problem = Problem.Of(context.Response.StatusCode);
        }
        catch (RequestRejectedException e)
        {
            problem = new Problem(e.Status, e.Sentence, e.Path);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The client has left; 499 is what proxies log for this.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (BadHttpRequestException e)
        {
            problem = Problem.Of(e.StatusCode);
        }
        catch (OutOfMemoryException e) when (!context.Response.HasStarted)
        {
            // There was no room for one large block: others have taken it, and will give it back.
            Failed(log, e.GetType().FullName!, e.StackTrace);
            context.Response.Clear();
            problem = new Problem(StatusCodes.Status503ServiceUnavailable, "There is too little memory for this call at this moment.");
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            // A message may quote the request; the type and the frames cannot.
            Failed(log, e.GetType().FullName!, e.StackTrace);
            context.Response.Clear();
            problem = Problem.Of(StatusCodes.Status500InternalServerError);
        }

        if (!context.Response.HasStarted)
        {
            await Send(problem, context);
        }
    }

    private static async Task Send(Problem problem, HttpContext context)
    {
        var leave = problem.Status is StatusCodes.Status408RequestTimeout;
        if (leave)
        {
            context.Response.Headers.Connection = "close";
        }

        await problem.Write(context.Response);
        if (!leave)
        {
            await UnreadBody.Drain(context);
        }
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected {Fault}\n{Frames}")]
    private static partial void Failed(ILogger log, string fault, string? frames);
}
