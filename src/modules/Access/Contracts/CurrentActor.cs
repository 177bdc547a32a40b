using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>A post the acting person holds now.</summary>
/// <param name="Organisation">Where.</param>
/// <param name="Role">As what.</param>
public sealed record HeldPost(OrganisationId Organisation, Role Role);

/// <summary>Who acts in this scope, and what their posts let them do. Nobody until the request was authenticated.</summary>
public sealed class CurrentActor
{
    private IReadOnlyList<HeldPost> posts = [];

    /// <summary>The acting person; null when nobody is signed in.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>Their name, for the page's head and the audit trail's readers.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Posts held now, in the current locality.</summary>
    public IReadOnlyList<HeldPost> Posts => posts;

    /// <summary>Everything these posts allow together.</summary>
    public Capability Capabilities { get; private set; }

    /// <summary>The reason given for what is being done, where one was asked for; goes into the audit trail.</summary>
    public string? Why { get; set; }

    /// <summary>Whether any post allows all of these.</summary>
    public bool Can(Capability capability) => (Capabilities & capability) == capability && capability != Capability.None;

    /// <summary>Whether any post allows one of these.</summary>
    public bool CanAny(Capability anyOf) => (Capabilities & anyOf) != Capability.None;

    /// <summary>Whether a post in this organisation allows it.</summary>
    public bool Can(Capability capability, OrganisationId organisation) =>
        posts.Any(p => p.Organisation == organisation && (p.Role.Capabilities() & capability) == capability);

    /// <summary>The organisations in which a post allows it.</summary>
    public IEnumerable<OrganisationId> Where(Capability capability) =>
        posts.Where(p => (p.Role.Capabilities() & capability) == capability).Select(p => p.Organisation).Distinct();

    internal void Enter(PersonId person, string name, IReadOnlyList<HeldPost> held)
    {
        if (Person is { } already && already != person)
            throw new InvalidOperationException("This scope already acts for another person.");
        (Person, Name, posts) = (person, name, held);
        Capabilities = held.Aggregate(Capability.None, (all, post) => all | post.Role.Capabilities());
    }
}
