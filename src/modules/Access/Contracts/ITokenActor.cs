using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Enters the person in whose name a program works that cannot sign in, such as a calendar: whoever calls has checked the secret it sent.</summary>
public interface ITokenActor
{
    /// <summary>With the posts they hold at this moment. Answers whether it was done: nobody works in the name of an account that was closed, or of two people at once.</summary>
    /// <param name="person">In whose name.</param>
    /// <param name="what">What works in it, such as "a calendar".</param>
    /// <param name="locality">Where.</param>
    /// <param name="ct">Stops it.</param>
    Task<bool> EnterAsync(PersonId person, string what, LocalityId locality, CancellationToken ct);
}
