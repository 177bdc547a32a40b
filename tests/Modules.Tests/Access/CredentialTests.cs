using Headwater.Access.Contracts;
using System.Text;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Headwater.Modules.Tests.Access;

/// <summary>Codes, passwords and counting, without a database.</summary>
public sealed class CredentialTests
{
    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        var at = DateTime.UnixEpoch.AddSeconds(seconds);
        Assert.Equal(code, Totp.CodeAt(secret, Totp.StepOf(at)));
        Assert.Equal(seconds / 30, Totp.Match(secret, code, at));
        Assert.Equal(seconds / 30, Totp.Match(secret, code[..3] + " " + code[3..], at.AddSeconds(30)));
        Assert.Null(Totp.Match(secret, code, at.AddSeconds(90)));
    }

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_as_apps_read_them(string bytes, string text) => Assert.Equal(text, Totp.ToBase32(Encoding.ASCII.GetBytes(bytes)));

    [Theory]
    [InlineData("violet kettle mountain", true)]
    [InlineData("839201748263", true)]
    [InlineData("Ωδέκα και δύο γράμματα", true)]
    [InlineData("short words", false)]
    [InlineData("password1234", false)]
    [InlineData("P4ssw0rdP4ssw0rd!", false)]
    [InlineData("qwertyuiop12", false)]
    [InlineData("123456789012", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("abcdefghijklmnop", false)]
    [InlineData("Headwater2026!", false)]
    [InlineData("rosamund.thorne1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_password_is_long_and_not_one_of_the_first_to_be_tried(string? password, bool taken) =>
        Assert.Equal(taken, PasswordRules.Problem(password, "Rosamund Thorne", "rosamund.thorne@example.org") is null);

    [Fact]
    public void A_password_longer_than_256_characters_is_refused() => Assert.NotNull(PasswordRules.Problem(string.Concat(Enumerable.Range(0, 257).Select(i => (char)('a' + (i * 7 % 26))))));

    [Fact]
    public void Ten_guesses_in_five_minutes_for_an_account_and_from_an_address_and_right_ones_do_not_count()
    {
        var clock = new FakeTimeProvider();
        var limiter = new GuessLimiter(clock);
        for (var i = 0; i < GuessLimiter.Most; i++)
            Assert.True(limiter.TryBegin(From($"192.0.2.{i}"), "ada"));
        Assert.False(limiter.TryBegin(From("192.0.2.99"), "ada"));
        Assert.True(limiter.TryBegin(From("192.0.2.99"), "ben"));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(limiter.TryBegin(From("192.0.2.99"), "ada"));

        for (var i = 0; i < 50; i++)
        {
            Assert.True(limiter.TryBegin(From("198.51.100.1"), $"right{i}"));
            limiter.WasRight(From("198.51.100.1"), $"right{i}");
        }

        for (var i = 0; i < GuessLimiter.Most; i++)
            Assert.True(limiter.TryBegin(From($"2001:db8::{i}"), $"wrong{i}"));
        Assert.False(limiter.TryBegin(From("2001:db8::ffff"), "another"));
        Assert.True(limiter.TryBegin(From("2001:db8:0:1::1"), "another"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("curl/8.5", "A browser")]
    [InlineData(null, "A browser")]
    public void A_device_is_named_as_a_person_would(string? userAgent, string words) => Assert.Equal(words, DeviceWords.Of(userAgent));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!A")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_token_of_ours_is_not_looked_for(string? text) => Assert.Null(SecretToken.HashOf(text));

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = System.Net.IPAddress.Parse(address) } };
}
