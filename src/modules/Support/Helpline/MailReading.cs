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

    /// <summary>What the file says.</summary>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="InputRefusedException">It is no mail that can be read; the sentence stands beside the file.</exception>
    public static ReadMail Of(byte[] file)
    {
        if (file.Length > MostBytes)
            throw new InputRefusedException($"The file is larger than {MostBytes / 1024 / 1024} MB. Ask whoever wrote to send it without attachments.");
        using var message = Parse(file);
        if (message.From.Mailboxes.FirstOrDefault()?.Address is not { Length: > 0 } sender || !sender.Contains('@', StringComparison.Ordinal))
            throw new InputRefusedException("The file is no mail: it does not say who wrote it. Save the mail again as .eml.");
        if (message.Headers["Auto-Submitted"] is { } auto && !auto.Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
            throw new InputRefusedException("A machine wrote this mail (an automatic reply). Nobody asks anything in it.");
        List<string> names = [];
        string? plain = null, html = null;
        var parts = 0;
        Walk(message.Body, 0);
        var text = Clean(plain ?? (html is null ? "" : TextOf(html)), HelplineEnquiry.TextLength);
        var subject = Line(message.Subject, HelplineEnquiry.NameLength);
        if (text.Length == 0 && subject.Length == 0)
            throw new InputRefusedException("The mail says nothing that can be read. Ask whoever wrote to send it again as plain text.");
        return new(Line(sender, HelplineEnquiry.NameLength), subject, text.Length == 0 ? subject : text, names.Count == 0 ? null : string.Join(", ", names.Take(MostNames)), string.IsNullOrWhiteSpace(message.MessageId) ? null : Hash(Encoding.UTF8.GetBytes(message.MessageId)), Hash(file));

        void Walk(MimeEntity? entity, int depth)
        {
            if (entity is null || ++parts > MostParts || depth > MostDepth)
                return;
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
                case TextPart { IsAttachment: false } words when words.IsPlain && plain is null:
                    plain = words.Text;
                    break;
                case TextPart { IsAttachment: false } words when words.IsHtml && html is null:
                    html = words.Text;
                    break;
                case MimePart part when part.IsAttachment || entity is not TextPart:
                    names.Add(Line(part.FileName, NameLength) is { Length: > 0 } name ? name : "a file without a name");
                    break;
            }
        }
    }

    /// <summary>The words of a page of HTML: no markup, no script, no style.</summary>
    public static string TextOf(string html)
    {
        StringBuilder text = new();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var silent = 0;
        while (text.Length < 4 * HelplineEnquiry.TextLength && tokenizer.ReadNextToken(out var token))
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

    /// <summary>Without what cannot be seen, and no longer than it may be.</summary>
    private static string Clean(string text, int most)
    {
        StringBuilder clean = new();
        var lines = 0;
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim())
        {
            if (clean.Length == most)
                break;
            lines = c == '\n' ? lines + 1 : char.IsWhiteSpace(c) ? lines : 0;
            if (lines > 2 || (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
                continue;
            clean.Append(c);
        }

        // Half of a pair is no letter.
        if (clean.Length > 0 && char.IsHighSurrogate(clean[^1]))
            clean.Length--;
        return clean.ToString().Trim();
    }

    private static string Line(string? text, int most) => Clean((text ?? "").Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '), most);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
