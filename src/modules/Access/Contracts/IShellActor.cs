using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Who was named at the shell by <c>--as</c> or <c>HEADWATER_AS</c>: a person's id, e-mail address or user name.</summary>
public sealed record ActingAs(string? Named);

/// <summary>Lets a shell command act as the person who was named. A command that touches case data begins with it.</summary>
public interface IShellActor
{
    /// <summary>Enters the person, their posts and their locality into this scope.</summary>
    /// <param name="localitySlug">Which locality, for a person with posts in several; null when there is but one.</param>
    /// <exception cref="InputRefusedException">
    /// Nobody was named, nobody is known by that name, the person was deactivated or holds no post, or it is not clear in which locality.
    /// </exception>
    Task EnterAsync(string? localitySlug, CancellationToken ct);
}
