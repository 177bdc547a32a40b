using System.Text;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>Text as it is: UTF-8 alone, and nothing that is no text.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InputRefusedException">It is no UTF-8, or holds characters that no text has.</exception>
    public static byte[] Clean(byte[] bytes)
    {
        try
        {
            // What a terminal or a printer would obey is no text; new lines, tabs and pages are.
            if (Strict.GetString(bytes).Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\u0085')))
                throw new InputRefusedException("The file holds characters that no text has: save it as plain text (UTF-8).");
        }
        catch (DecoderFallbackException why)
        {
            throw new InputRefusedException("The text is not in UTF-8: save it as plain text (UTF-8).", why);
        }

        return bytes;
    }
}
