using System.Globalization;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Headwater.Access.SignIn.Credentials;

/// <summary>Codes of an authenticator app by RFC 6238: six digits, a new code every 30 seconds, SHA-1, which is what every app knows.</summary>
internal static class Totp
{
    private const int SecretLength = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepOf(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond / 30;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238: authenticator apps know SHA-1 alone, and as a MAC it is sound.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, of the present one and its neighbours (a phone's clock is off by some seconds); null when none.</summary>
    public static long? Match(byte[] secret, string? code, DateTime utc)
    {
        var typed = Encoding.UTF8.GetBytes(string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c))));
        long? found = null;
        for (var step = StepOf(utc) - 1; step <= StepOf(utc) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeAt(secret, step))))
                found = step;
        }

        return found;
    }

    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var b in bytes)
        {
            (held, bits) = ((held << 8) | b, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        return bits > 0 ? text.Append(Alphabet[(held << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What an app reads from the square picture.</summary>
    public static string Address(byte[] secret, string account) =>
        $"otpauth://totp/Headwater:{Uri.EscapeDataString(account)}?secret={ToBase32(secret)}&issuer=Headwater&algorithm=SHA1&digits=6&period=30";
}
