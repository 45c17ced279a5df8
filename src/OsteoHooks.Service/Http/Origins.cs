namespace OsteoHooks.Service.Http;

/// <summary>CORS: which pages in a browser may call. Never with credentials, since nothing here is decided by a cookie.</summary>
internal static class Origins
{
    /// <value>List of origins, for example <c>https://sandbox.cds-hooks.org</c>. Default: any in Development, none elsewhere.</value>
    public const string Key = "Cors:Origins";

    public static void AddOrigins(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection(Key).GetChildren().Select(o => o.Value).OfType<string>().ToArray();
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy =>
        {
            policy.WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type", "Accept", "Accept-Language");
            policy.WithExposedHeaders("Content-Language", "ETag", "Retry-After").SetPreflightMaxAge(TimeSpan.FromMinutes(10));
            if (origins.Length == 0 && builder.Environment.IsDevelopment())
            {
                policy.AllowAnyOrigin();
            }
            else
            {
                policy.WithOrigins(origins);
            }
        }));
    }
}
