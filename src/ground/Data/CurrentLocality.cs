using Headwater.Kernel;

namespace Headwater.Data;

/// <summary>
/// The locality this scope works for. Nothing a locality owns is read or written until one is entered, and a scope
/// stays in the locality it entered: a second one takes a second scope.
/// </summary>
public sealed class CurrentLocality
{
    /// <summary>The locality entered, or null when none was.</summary>
    public LocalityId? Id { get; private set; }

    /// <summary>Enters a locality. Entering the same one again is allowed; another one is a mistake of ours.</summary>
    public void Enter(LocalityId id)
    {
        if (id == default)
            throw new ArgumentException("A locality's id cannot be empty.", nameof(id));
        if (Id is { } entered && entered != id)
            throw new InvalidOperationException($"This scope already works for locality {entered}; {id} needs a scope of its own.");
        Id = id;
    }
}
