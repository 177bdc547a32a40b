using System.Text;
using Headwater.Kernel;
using Headwater.Support.Helpline;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>Mails as people and as those who mean harm write them.</summary>
public sealed class MailReadingTests
{
    [Fact]
    public void A_plain_mail_says_who_and_what()
    {
        var mail = Read("From: Sam Hale <sam@example.org>\r\nSubject: School\r\nMessage-ID: <1@example.org>\r\n\r\nShe is sick every morning.\r\n\r\nSam\r\n");
        Assert.Equal(("sam@example.org", "School", "She is sick every morning.\n\nSam"), (mail.From, mail.Subject, mail.Text));
        Assert.Equal((64, 64, (string?)null), (mail.MailHash!.Length, mail.ContentHash.Length, mail.Attached));
        Assert.NotEqual(mail.ContentHash, Read("From: sam@example.org\r\nSubject: School\r\n\r\nShe is sick.\r\n").ContentHash);
        Assert.Null(Read("From: sam@example.org\r\nSubject: School\r\n\r\nShe is sick.\r\n").MailHash);
    }

    [Fact]
    public void Of_html_the_words_are_left_and_no_script_style_or_markup()
    {
        var mail = Read("From: sam@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>No</title><style>p { color: red }</style></head><body><p>She is <b>sick</b> &amp; tired.</p><script>alert('x')</script><p onclick=\"steal()\">Help<br>us</p><img src=\"https://example.org/pixel.gif\"></body></html>");
        Assert.Contains("She is sick & tired.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Help\nus", mail.Text, StringComparison.Ordinal);
        foreach (var not in new[] { "<", "alert", "color", "steal", "pixel", "No" })
            Assert.DoesNotContain(not, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_part_is_read_before_html_attachments_are_named_and_a_mail_within_is_none_of_ours()
    {
        var mail = Read("""
            From: sam@example.org
            Subject: Letter
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="a"

            --a
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/html

            <p>In markup</p>
            --b
            Content-Type: text/plain

            In plain words
            --b--
            --a
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="../../letter.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0=
            --a
            Content-Type: message/rfc822

            From: other@example.org
            Subject: Inner

            The inner words
            --a--
            """);
        Assert.Equal("In plain words", mail.Text);
        Assert.Contains("letter.pdf", mail.Attached, StringComparison.Ordinal);
        Assert.Contains("a forwarded mail", mail.Attached, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no headers at all, only words")]
    [InlineData("Subject: nobody wrote it\r\n\r\nWords.\r\n")]
    [InlineData("From: nobody\r\n\r\nWords.\r\n")]
    [InlineData("From: sam@example.org\r\n\r\n\r\n")]
    [InlineData("From: sam@example.org\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nI am away.\r\n")]
    [InlineData("\0\0\0\u0001\u0002")]
    public void What_cannot_be_read_is_refused_in_a_sentence(string file)
    {
        var why = Assert.Throws<InputRefusedException>(() => Read(file)).Message;
        Assert.EndsWith(".", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_large_too_long_and_too_deep_is_no_way_in()
    {
        Assert.Contains("larger than 10 MB", Assert.Throws<InputRefusedException>(() => MailReading.Of(new byte[MailReading.MostBytes + 1])).Message, StringComparison.Ordinal);
        var mail = Read($"From: sam@example.org\r\nSubject: {new string('s', 5000)}\r\n\r\n{new string('w', 200_000)}\r\n");
        // "From sam@example.org", "Subject: " and 200 letters, and an empty line are 21 + 210 + 1 = 232 characters, which still fit before it.
        Assert.Equal((HelplineEnquiry.NameLength, HelplineEnquiry.TextLength - 232, true), (mail.Subject.Length, mail.Text.Length, mail.IsLong));
        StringBuilder deep = new("From: sam@example.org\r\nSubject: Deep\r\nMIME-Version: 1.0\r\n");
        for (var n = 0; n < 300; n++)
            deep.Append($"Content-Type: multipart/mixed; boundary=\"b{n}\"\r\n\r\n--b{n}\r\n");
        deep.Append("Content-Type: text/plain\r\n\r\nHidden far within\r\n");
        // What lies too deep is not read, and that is said.
        Assert.StartsWith("Deep\n\nThe mail is longer: ", Read(deep.ToString()).Text, StringComparison.Ordinal);
        StringBuilder wide = new("From: sam@example.org\r\nSubject: Wide\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"a\"\r\n\r\n");
        for (var n = 0; n < 3000; n++)
            wide.Append($"--a\r\nContent-Type: application/octet-stream; name=\"f{n}\"\r\n\r\nx\r\n");
        wide.Append("--a--\r\n");
        Assert.True(Read(wide.ToString()).Attached!.Length < HelplineEnquiry.ReasonLength);
    }

    [Fact]
    public void What_cannot_be_seen_is_left_out_and_headers_cannot_be_smuggled_in()
    {
        var mail = Read("From: sam@example.org\r\nSubject: =?utf-8?B?SDogeA0KQmNjOiBhbGxAZXhhbXBsZS5vcmc=?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\na\u202Eb\u0007c\0d\r\n\r\n\r\n\r\n\r\nend\r\n");
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.Equal("abcd\n\nend", mail.Text);
    }

    [Fact]
    public void Html_that_never_ends_or_never_closes_ends_all_the_same()
    {
        Assert.Equal("", MailReading.TextOf("<script>" + new string('a', 100_000)).Trim());
        Assert.Contains("Words", MailReading.TextOf("<html><head><style>x<body><p>Words").Trim() + MailReading.TextOf("<head><body>Words"), StringComparison.Ordinal);
        Assert.True(MailReading.TextOf(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "Words").Length <= 100_010);
    }

    [Fact]
    public void All_plain_parts_are_read_in_order_and_an_attached_text_is_not()
    {
        var mail = Read("""
            From: sam@example.org
            Subject: Parts
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="a"

            --a
            Content-Type: text/plain

            Before the picture
            --a
            Content-Type: image/png; name="picture.png"
            Content-Transfer-Encoding: base64

            iVBORw==
            --a
            Content-Type: text/plain

            After the picture
            --a
            Content-Type: text/plain
            Content-Disposition: attachment; filename="notes.txt"

            Attached words
            --a--
            """);
        Assert.Equal(("Before the picture\n\nAfter the picture", "picture.png, notes.txt", false), (mail.Text, mail.Attached, mail.IsLong));
    }

    [Fact]
    public void Html_is_read_where_the_plain_part_is_blank()
    {
        var mail = Read("""
            From: sam@example.org
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="a"

            --a
            Content-Type: text/plain; charset=utf-8

             \u00A0
            --a
            Content-Type: text/html

            <p>In markup</p>
            --a--
            """.Replace("\\u00A0", "\u00A0", StringComparison.Ordinal));
        Assert.Equal("In markup", mail.Text);
    }

    [Fact]
    public void A_mail_that_is_cut_says_so_at_its_end_and_where_the_rest_lies()
    {
        var words = new string('w', HelplineEnquiry.TextLength);
        var mail = MailReading.Of(Encoding.ASCII.GetBytes($"From: sam@example.org\r\nSubject: S\r\n\r\n{words}\r\n"), "helpline/in/there/long");
        var ending = $"w\n\nThe mail is longer: this is its beginning, the rest lies in helpline/in/there/long/{mail.ContentHash[..16]}.eml.";
        Assert.EndsWith(ending, mail.Text, StringComparison.Ordinal);
        // "From sam@example.org", "Subject: S" and an empty line: 21 + 11 + 1 = 33 characters.
        Assert.Equal((HelplineEnquiry.TextLength - 33, true), (mail.Text.Length, mail.IsLong));
        // One that just fits is not cut.
        mail = Read($"From: sam@example.org\r\nSubject: S\r\n\r\n{words[33..]}\r\n");
        Assert.Equal((words[33..], false), (mail.Text, mail.IsLong));
        // A subject that is cut is kept whole in the file too.
        mail = Read($"From: sam@example.org\r\nSubject: {new string('s', 201)}\r\n\r\nWords\r\n");
        Assert.True(mail.IsLong);
        Assert.StartsWith("Words\n\nThe mail is longer: ", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_letter_is_cut_in_two()
    {
        Assert.Equal(["a", "a", "a\U0001F600", "a\U0001F600b"], new[] { 1, 2, 3, 4 }.Select(most => MailReading.Cut("a\U0001F600b", most)));
        Assert.Equal("ab", MailReading.Line("a\uD83Db", 10));
        var strict = new UTF8Encoding(false, true);
        foreach (var before in new[] { "", "x" })
        {
            var mail = Read($"From: sam@example.org\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{before}{string.Concat(Enumerable.Repeat("\U0001F600", 5000))}\r\n");
            Assert.True(mail.IsLong);
            Assert.NotEmpty(strict.GetBytes(mail.Text));
        }
    }

    [Fact]
    public void A_mail_is_known_by_what_it_calls_itself_with_who_wrote_it_and_what_it_says()
    {
        var mail = Read("From: sam@example.org\r\nMessage-ID: <form@example.org>\r\n\r\nShe is sick.\r\n");
        var again = Read("X-Way: other\r\nFrom: Sam <sam@example.org>\r\nMessage-ID: <form@example.org>\r\n\r\nShe is sick.\r\n");
        Assert.Equal((mail.MailHash, false), (again.MailHash, again.ContentHash == mail.ContentHash));
        Assert.NotEqual(mail.MailHash, Read("From: sam@example.org\r\nMessage-ID: <form@example.org>\r\n\r\nHe is sick.\r\n").MailHash);
        Assert.NotEqual(mail.MailHash, Read("From: kim@example.org\r\nMessage-ID: <form@example.org>\r\n\r\nShe is sick.\r\n").MailHash);
        // Also where they differ in what is cut alone.
        var words = new string('w', 10_000);
        Assert.NotEqual(Read($"From: sam@example.org\r\nMessage-ID: <form@example.org>\r\n\r\n{words}a\r\n").MailHash, Read($"From: sam@example.org\r\nMessage-ID: <form@example.org>\r\n\r\n{words}b\r\n").MailHash);
    }

    [Theory]
    [InlineData("", "web@example.org")]
    [InlineData("Reply-To: Sam Hale <sam@example.org>\r\n", "sam@example.org")]
    [InlineData("Reply-To: nobody\r\n", "web@example.org")]
    public void An_answer_goes_where_it_is_wanted(string header, string contact)
    {
        var mail = Read($"From: web@example.org\r\n{header}Subject: School\r\n\r\nShe is sick.\r\n");
        Assert.Equal(("web@example.org", contact), (mail.From, mail.Contact));
    }

    [Theory]
    [InlineData("H7K3-9QMX", false)]
    [InlineData("Re: [h7k3-9qmx]", false)]
    [InlineData("FWD: Re: H7K3-9QMX.", false)]
    [InlineData("Re: H7K3-9QMX and her brother", true)]
    [InlineData("Reply: H7K3-9QMX", true)]
    public void A_subject_that_says_more_than_the_reference_is_found(string subject, bool more) => Assert.Equal(more, MailReading.SaysMore(subject, "H7K3-9QMX"));

    private static ReadMail Read(string text) => MailReading.Of(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)));
}
