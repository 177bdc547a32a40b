using System.Text;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;

namespace Headwater.Partnership.Plan;

/// <summary>The text of a CSV file that somebody sends.</summary>
internal static class CsvText
{
    /// <summary>UTF-8, or what a spreadsheet on Windows writes when it is told no better.</summary>
    /// <exception cref="InputRefusedException">It is no text.</exception>
    public static async Task<string> DecodedAsync(IFormFile file, CancellationToken ct)
    {
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
