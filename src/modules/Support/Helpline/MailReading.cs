using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;
using MimeKit;
using MimeKit.Text;

namespace Headwater.Support.Helpline;

/// <summary>Reads a mail that somebody else wrote: who, the line, the words. Nothing in it is run, fetched or kept as it came.</summary>
internal static class MailReading
{
    /// <summary>Larger files are refused: so long a mail is nobody's question.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostParts = 200;
    private const int MostDepth = 20;
    private const int MostNames = 20;
    private const int NameLength = 80;

    /// <summary>So many characters of a page of HTML are read, blanks and all.</summary>
    private const int MostOfHtml = 4 * HelplineEnquiry.TextLength;

    /// <summary>What programs put before a subject.</summary>
    private static readonly HashSet<string> Answering = new(["re", "fw", "fwd"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What the file says.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="kept">The folder in which the file is kept where something is cut; the words say so.</param>
    /// <exception cref="InputRefusedException">It is no mail that can be read; the sentence stands beside the file.</exception>
    public static ReadMail Of(byte[] file, string kept = "helpline/in/long")
    {
        if (file.Length > MostBytes)
            throw new InputRefusedException($"The file is larger than {MostBytes / 1024 / 1024} MB. Ask whoever wrote to send it without attachments.");
        using var message = Parse(file);
        if (AddressIn(message.From) is not { } from)
            throw new InputRefusedException("The file is no mail: it does not say who wrote it. Save the mail again as .eml.");
        if (message.Headers["Auto-Submitted"] is { } auto && !auto.Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
            throw new InputRefusedException("A machine wrote this mail (an automatic reply). Nobody asks anything in it.");
        List<string> names = [], plain = [], html = [];
        var parts = 0;
        var isCut = false;
        Walk(message.Body, 0);
        var text = Clean(string.Join("\n\n", plain));
        if (text.Length == 0)
        {
            text = Clean(string.Join("\n\n", html));
            isCut |= html.Exists(h => h.Length >= MostOfHtml);
        }

        var title = OneLine(message.Subject);
        var subject = Line(title, HelplineEnquiry.NameLength);
        isCut |= subject.Length < title.Length;
        if (text.Length == 0 && title.Length == 0)
            throw new InputRefusedException("The mail says nothing that can be read. Ask whoever wrote to send it again as plain text.");
        if (text.Length == 0)
            text = title;
        var content = Hash(file);
        // Some programs call all their mails the same: who wrote it, and what, belongs to what a mail is known by.
        var own = string.IsNullOrWhiteSpace(message.MessageId) ? null : Hash(Encoding.UTF8.GetBytes($"{message.MessageId}\0{from}\0{text}"));
        // With who wrote it and the subject before it, it still fits.
        var room = HelplineEnquiry.TextLength - Heading(from, subject).Length;
        isCut |= text.Length > room;
        var ending = $"\n\nThe mail is longer: this is its beginning, the rest lies in {kept}/{FileOf(content)}.";
        return new(from, AddressIn(message.ReplyTo) ?? from, subject, isCut ? Cut(text, room - ending.Length).TrimEnd() + ending : text, names.Count == 0 ? null : string.Join(", ", names.Take(MostNames)), own, content, isCut);

        void Walk(MimeEntity? entity, int depth)
        {
            if (entity is null)
                return;
            if (++parts > MostParts || depth > MostDepth)
            {
                isCut = true;
                return;
            }

            switch (entity)
            {
                case Multipart several:
                    foreach (var part in several)
                        Walk(part, depth + 1);
                    break;
                // A mail within a mail is an attachment: what a third person wrote is not the question.
                case MessagePart:
                    names.Add("a forwarded mail");
                    break;
                // There may be several: words, a picture, and words again.
                case TextPart { IsAttachment: false, IsPlain: true } words:
                    plain.Add(words.Text.Trim());
                    break;
                case TextPart { IsAttachment: false, IsHtml: true } words:
                    html.Add(TextOf(words.Text));
                    break;
                case MimePart part when part.IsAttachment || entity is not TextPart:
                    names.Add(Line(part.FileName, NameLength) is { Length: > 0 } name ? name : "a file without a name");
                    break;
            }
        }
    }

    /// <summary>The name by which the file of a mail that was cut is kept.</summary>
    /// <param name="content">What the file held, as <see cref="ReadMail.ContentHash"/> says it.</param>
    public static string FileOf(string content) => $"{content[..16]}.eml";

    /// <summary>What stands before the words: who wrote them, the subject where there is one, and an empty line.</summary>
    public static string Heading(string from, string subject) => subject.Length == 0 ? $"From {from}\n\n" : $"From {from}\nSubject: {subject}\n\n";

    /// <summary>Whether a subject says more than the reference, and that it is a reply or was sent on.</summary>
    public static bool SaysMore(string subject, string reference)
    {
        var rest = subject.Replace(reference, " ", StringComparison.OrdinalIgnoreCase).Select(c => char.IsLetterOrDigit(c) ? c : ' ').ToArray();
        return new string(rest).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => !Answering.Contains(w));
    }

    /// <summary>The beginning of a text, without half of a letter that takes two places.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>As one line without what cannot be seen, and no longer than it may be.</summary>
    public static string Line(string? text, int most) => Cut(OneLine(text), most).TrimEnd();

    /// <summary>The words of a page of HTML: no markup, no script, no style.</summary>
    public static string TextOf(string html)
    {
        StringBuilder text = new();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var silent = 0;
        while (text.Length < MostOfHtml && tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title or HtmlTagId.Head } tag:
                    silent = tag.IsEndTag ? Math.Max(0, silent - 1) : tag.IsEmptyElement ? silent : silent + 1;
                    break;
                // Whatever was left open before it: the words begin here.
                case HtmlTagToken { Id: HtmlTagId.Body, IsEndTag: false }:
                    silent = 0;
                    break;
                case HtmlTagToken { Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR }:
                    text.Append('\n');
                    break;
                case HtmlDataToken { Kind: HtmlTokenKind.Data } data when silent == 0:
                    text.Append(data.Data);
                    break;
            }
        }

        return text.ToString();
    }

    private static MimeMessage Parse(byte[] file)
    {
        try
        {
            return MimeMessage.Load(ParserOptions.Default, new MemoryStream(file));
        }
        catch (Exception fault) when (fault is FormatException or NotSupportedException or ArgumentException or InvalidOperationException or IOException)
        {
            throw new InputRefusedException("The file is no mail that can be read. Save the mail again as .eml.", fault);
        }
    }

    /// <summary>The first address of a header; null where there is none.</summary>
    private static string? AddressIn(InternetAddressList header) =>
        header.Mailboxes.FirstOrDefault()?.Address is { } address && Line(address, HelplineEnquiry.NameLength) is var line && line.Contains('@', StringComparison.Ordinal) ? line : null;

    /// <summary>Without what cannot be seen.</summary>
    private static string Clean(string text)
    {
        StringBuilder clean = new();
        var lines = 0;
        var all = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        for (var at = 0; at < all.Length; at++)
        {
            var c = all[at];
            lines = c == '\n' ? lines + 1 : char.IsWhiteSpace(c) ? lines : 0;
            if (char.IsHighSurrogate(c) && at + 1 < all.Length && char.IsLowSurrogate(all[at + 1]))
                clean.Append(c).Append(all[++at]);
            // Half of a pair is no letter, and no database takes it.
            else if (lines <= 2 && !char.IsSurrogate(c) && (!char.IsControl(c) || c is '\n' or '\t') && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
                clean.Append(c);
        }

        return clean.ToString().Trim();
    }

    private static string OneLine(string? text) => Clean((text ?? "").Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
