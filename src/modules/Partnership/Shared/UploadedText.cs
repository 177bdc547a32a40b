using System.Text;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;

namespace Headwater.Partnership.Shared;

/// <summary>The text of a CSV file that somebody sends.</summary>
internal static class UploadedText
{
    public const int MostBytes = 1_000_000;

    /// <summary>UTF-8, or what a spreadsheet on Windows writes when it is told no better.</summary>
    /// <exception cref="InputRefusedException">There is none, it is too large, or no text.</exception>
    public static async Task<string> OfAsync(IFormFile? file, string tooLarge, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
            throw new InputRefusedException("Choose a file.");
        if (file.Length > MostBytes)
            throw new InputRefusedException($"The file is larger than 1 MB. {tooLarge}");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        var plain = bytes.ToArray();
        if (plain.AsSpan().Contains((byte)0))
            throw new InputRefusedException("This is no CSV file. Save it from your spreadsheet as CSV.");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(plain);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(plain);
        }
    }
}
