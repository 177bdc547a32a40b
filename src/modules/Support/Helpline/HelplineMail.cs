using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Headwater.Support.Helpline;

/// <summary>
/// What the helpline sends by mail: that a question has come in, with its reference, and that there is an answer, with a link. Neither says what
/// was asked, by whom or about whom; and the two secrets that together open an answer never stand in one mail.
/// </summary>
internal sealed class HelplineMail(HeadwaterDb db, IOutgoingMail mail, ILocalities localities, InstallationSettings installation, CurrentActor actor, TimeProvider clock)
{
    /// <summary>So many receipts a day go to one address: nobody's letter box is filled through our form.</summary>
    public const int MostReceipts = 3;

    /// <summary>Where mails are written instead of being sent; null where they are sent.</summary>
    public string? WrittenTo => mail.WrittenTo;

    /// <summary>Why no reply can be sent to whoever asked, in words; null where one can.</summary>
    public string? WhyNot(HelplineEnquiry e) => (AddressOf(e), IsReached ? installation.Address : null) switch
    {
        (null, _) when !e.MayContact => "They did not say that they may be contacted.",
        (null, _) => "They gave no e-mail address.",
        (_, null) => "This installation does not know its own address, which a link begins with. Whoever runs it can set HEADWATER_ADDRESS.",
        _ => null,
    };

    /// <summary>Whether a link leads here from elsewhere: where nobody said the address, it is that of this machine.</summary>
    private bool IsReached => installation.Address is { IsLoopback: false, Host: not ("0.0.0.0" or "[::]" or "+" or "*") };

    /// <summary>The one e-mail address at which they may be contacted; null where there is none.</summary>
    public static string? AddressOf(HelplineEnquiry e) => e.MayContact ? AddressIn(e.Contact) : null;

    private static string? AddressIn(string? contact) =>
        contact is not null && contact.Contains('@', StringComparison.Ordinal) && !contact.Any(char.IsControl)
        && MailboxAddress.TryParse(contact.Trim(), out var address) && address.Address.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
            ? address.Address
            : null;

    /// <summary>Says that it came in; pending. Nothing where there is no address, or it had its receipts of the day.</summary>
    public async Task ReceiptAsync(HelplineEnquiry row, HelplineSettings settings, CancellationToken ct)
    {
        if (AddressOf(row) is not { } address)
            return;
        var since = row.CameAtUtc.AddDays(-1);
        var before = await db.Set<HelplineEnquiry>().Where(e => e.MayContact && e.Contact != null && e.CameAtUtc > since && e.Id != row.Id).Select(e => e.Contact).ToListAsync(ct);
        if (before.Count(c => address.Equals(AddressIn(c), StringComparison.OrdinalIgnoreCase)) >= MostReceipts)
            return;
        mail.Add(address, $"We have your question: {row.Reference}", $"""
            The helpline of {(await PlaceAsync(ct)).Name} has a question from you.

            Your reference is {row.Reference}. Please keep it: you are asked for it when you read the answer, or telephone.
            You are answered by {HelplineWords.Moment(row.DueAtUtc)}.

            If a child is in danger, do not wait. Call {settings.CallNumber}.

            If you did not ask anything, you need not do anything.

            """);
    }

    /// <summary>Sends a link to a reply; pending.</summary>
    /// <exception cref="InputRefusedException">They cannot be reached by mail.</exception>
    public async Task AnswerAsync(HelplineEnquiry row, EnquiryMessage message, CancellationToken ct)
    {
        if (WhyNot(row) is { } why)
            throw new InputRefusedException($"{why} Tell them by telephone or letter, and write down what you told them.");
        // Whoever asked by mail saw no page with a reference, and may have had no receipt: it goes in a mail of its own.
        if (row.CameBy == CameBy.Email && !await db.Set<AnswerLink>().AnyAsync(l => l.EnquiryId == row.Id, ct))
            mail.Add(AddressOf(row)!, $"Your reference: {row.Reference}", $"The reference of your question to the helpline is {row.Reference}. You are asked for it when you read the answer.\n");
        var (token, place) = (SecretToken.New(), await PlaceAsync(ct));
        var last = clock.Today().AddDays(AnswerLink.Days);
        db.Add(new AnswerLink { Id = Guid.CreateVersion7(), EnquiryId = row.Id, MessageId = message.Id, TokenHash = SecretToken.HashOf(token)!, SentBy = actor.Person!.Value, LastDay = last });
        var slug = (await localities.DefaultAsync(ct))?.Id == place.Id ? null : place.Slug;
        mail.Add(AddressOf(row)!, "The helpline has answered you", $"""
            The helpline of {place.Name} has an answer to your question. Read it here:

            {new Uri(installation.Address!, HelplineLinks.Answer(slug, token))}

            You are asked for the reference that you were given when you asked. The answer can be read until {Words.Date(last)}.

            """, new(actor.Person!.Value, "The mail that there is an answer to an enquiry could not be sent. Tell whoever asked otherwise.", HelplineLinks.One(row.Id)));
    }

    private async Task<LocalitySummary> PlaceAsync(CancellationToken ct) => (await localities.AllAsync(ct)).Single(l => l.Id == db.Locality);
}
