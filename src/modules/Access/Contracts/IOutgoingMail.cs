namespace Headwater.Access.Contracts;

/// <summary>Mail that leaves Headwater: only ever that there is something to read here, and where.</summary>
public interface IOutgoingMail
{
    /// <summary>Adds a mail to what is pending: it is sent once the caller saved, and not if the caller does not.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text; no child's name.</param>
    void Add(string to, string subject, string text);

    /// <summary>Where mail is written instead of being sent, in words for the page that caused one; null when it is sent.</summary>
    string? WrittenTo { get; }
}
