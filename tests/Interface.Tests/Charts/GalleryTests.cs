using System.Text.Encodings.Web;

namespace Headwater.Interface.Tests.Charts;

/// <summary>Every drawing as it was approved, and all of them on one page to look at: artifacts/interface-gallery.</summary>
public sealed class GalleryTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_is_as_it_was_approved(string name)
    {
        var drawn = SvgOf(Samples.All[name].ToString()!);
        var approved = Path.Combine(Folders.Tests, "Approved", name + ".svg");
        if (Environment.GetEnvironmentVariable("HEADWATER_APPROVE") == "yes")
            File.WriteAllText(approved, drawn);
        Assert.True(File.Exists(approved), $"{approved} is missing: look at the gallery, then run with HEADWATER_APPROVE=yes.");
        Assert.Equal(File.ReadAllText(approved), drawn);
    }

    [Fact]
    public void The_gallery_shows_every_drawing_with_the_real_style_sheet()
    {
        Directory.CreateDirectory(Folders.Gallery);
        var page = Path.Combine(Folders.Gallery, "index.html");
        using (var writer = File.CreateText(page))
        {
            writer.Write("<!DOCTYPE html><html lang=\"en-GB\" class=\"govuk-template\"><head><meta charset=\"utf-8\"><title>Gallery – Headwater</title>");
            writer.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"stylesheet\" href=\"headwater.css\"></head>");
            writer.Write("<body class=\"govuk-template__body\"><div class=\"govuk-width-container\"><main class=\"govuk-main-wrapper\"><h1 class=\"govuk-heading-l\">Gallery</h1>");
            foreach (var (name, drawing) in Samples.All.Where(d => !d.Key.Contains("small", StringComparison.Ordinal)))
                drawing.WriteTo(writer, HtmlEncoder.Default);
            writer.Write("<div class=\"hw-small-multiples\">");
            foreach (var (name, drawing) in Samples.All.Where(d => d.Key.Contains("small", StringComparison.Ordinal)))
                drawing.WriteTo(writer, HtmlEncoder.Default);
            writer.Write("</div></main></div></body></html>");
        }

        File.Copy(Path.Combine(Folders.Interface, "wwwroot", "headwater.css"), Path.Combine(Folders.Gallery, "headwater.css"), overwrite: true);
        var written = File.ReadAllText(page);
        Assert.All(Samples.All.Keys, name => Assert.Contains($"aria-labelledby=\"{name}-title {name}-desc\"", written, StringComparison.Ordinal));
    }

    // One element a line, so that a changed drawing is a readable difference.
    private static string SvgOf(string figure)
    {
        var from = figure.IndexOf("<svg class=\"hw-chart", StringComparison.Ordinal);
        var to = figure.IndexOf("</svg>", from, StringComparison.Ordinal) + "</svg>".Length;
        return figure[from..to].Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
    }
}
