using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>What parts mean that are in office documents of every maker: pictures, drawings and fonts.</summary>
internal static class OfficeParts
{
    private static readonly string[] Fonts = [".odttf", ".ttf", ".otf"];
    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".jpe", ".jfif"];

    public static InputRefusedException Macros() => new("The file holds macros, which can do harm: save it without them, or as PDF.");

    public static InputRefusedException Linked() => new("The file draws on another file or page: break the links (or put the picture in), save it and add it again.");

    private static InputRefusedException NotKnown() =>
        new("The file holds another file, or a picture of a kind that cannot be cleaned: save it as PDF and add that.");

    /// <summary>A part that is no XML.</summary>
    /// <exception cref="InputRefusedException">It is of no kind that can be cleaned.</exception>
    public static byte[] Clean(ZipPart part)
    {
        var ending = Path.GetExtension(part.Name);
        if (JpegPicture.Is(part.Content) && Pictures.Contains(ending, StringComparer.OrdinalIgnoreCase))
            return JpegPicture.Clean(part.Content);
        if (PngPicture.Is(part.Content) && Pictures.Contains(ending, StringComparer.OrdinalIgnoreCase))
            return PngPicture.Clean(part.Content);
        if (ending.Equals(".emf", StringComparison.OrdinalIgnoreCase))
            return WithoutDescription(part.Content);
        if (ending.Equals(".wmf", StringComparison.OrdinalIgnoreCase) || Fonts.Contains(ending, StringComparer.OrdinalIgnoreCase))
            return part.Content;
        throw NotKnown();
    }

    /// <summary>A drawing whose header points to the name of the program and of the picture (MS-EMF 2.2.9: count at 60, place at 64).</summary>
    private static byte[] WithoutDescription(byte[] drawing)
    {
        if (drawing.Length < 88 || BitConverter.ToUInt32(drawing) != 1)
            throw NotKnown();
        var (count, at) = ((long)BitConverter.ToUInt32(drawing, 60), (long)BitConverter.ToUInt32(drawing, 64));
        if (at + count * 2 > drawing.Length)
            throw NotKnown();
        byte[] kept = [.. drawing];
        kept.AsSpan((int)at, (int)count * 2).Clear();
        return kept;
    }
}
