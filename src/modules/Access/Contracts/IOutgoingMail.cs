using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Mail that leaves Headwater: only ever that there is something to read here, and where.</summary>
public interface IOutgoingMail
{
    /// <summary>Adds a mail to what is pending: it is sent once the caller saved, and not if the caller does not.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text; no child's name.</param>
    /// <param name="otherwise">Who is told when it could not be sent for two days; null where nobody needs to know.</param>
    void Add(string to, string subject, string text, UnsentMail? otherwise = null);

    /// <summary>Where mail is written instead of being sent, in words for the page that caused one; null when it is sent.</summary>
    string? WrittenTo { get; }
}

/// <summary>What becomes of a mail that could not be sent: somebody is told within Headwater.</summary>
/// <param name="Tell">Who, in the locality of the scope.</param>
/// <param name="Text">What, in a sentence or two; no child's name.</param>
/// <param name="Link">A path of this site where it can be dealt with.</param>
public sealed record UnsentMail(PersonId Tell, string Text, string Link);
