using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>What somebody is told inside Headwater. A mail, where one is sent, only says that there is something to read.</summary>
public interface INotices
{
    /// <summary>Adds a notice to what is pending: it is there once the caller saves, and not if the caller does not.</summary>
    /// <param name="to">Who is told.</param>
    /// <param name="text">What, in a sentence or two; no child's name.</param>
    /// <param name="link">A path of this site where it can be dealt with; null when there is nothing to do.</param>
    void Tell(PersonId to, string text, string? link = null);

    /// <summary>As <see cref="Tell"/>, and a mail goes out that says that there is something to read here, and nothing of what it is.</summary>
    Task TellByMailAsync(PersonId to, string text, string? link, CancellationToken ct);
}
