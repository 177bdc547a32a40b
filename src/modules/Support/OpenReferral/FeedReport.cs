namespace Headwater.Support.OpenReferral;

/// <summary>How an endpoint came out.</summary>
internal enum Outcome
{
    Pass,
    Warn,
    Fail,
    NotTested,
}

/// <summary>Something found at an endpoint.</summary>
/// <param name="At">The address asked, from the feed's own address on.</param>
internal sealed record EndpointError(string At, string Pointer, string Rule);

/// <summary>What was found at one endpoint.</summary>
/// <param name="Required">The specification as published marks no endpoint as optional, so each is required.</param>
/// <param name="Tagged">How it comes out where the specification marks six endpoints as optional: what is wrong there is a warning.</param>
internal sealed record EndpointReport(string Path, bool Required, Outcome Result, Outcome Tagged, IReadOnlyList<EndpointError> Errors, int MoreErrors);

/// <summary>What was found of a feed, by both readings of the specification.</summary>
internal sealed record FeedReport(IReadOnlyList<EndpointReport> Endpoints)
{
    /// <summary>By the stricter reading: every endpoint is required.</summary>
    public bool Conformant => Endpoints.All(e => e.Result != Outcome.Fail);

    /// <summary>By the reading that marks six endpoints as optional.</summary>
    public bool ConformantTagged => Endpoints.All(e => e.Tagged != Outcome.Fail);
}
