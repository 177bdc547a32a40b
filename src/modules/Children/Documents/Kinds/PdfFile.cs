using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Headwater.Children.Documents;

/// <summary>
/// A PDF without what it says of people and programs beside its pages: information, XMP, private data of programs, authors and
/// times of annotations, signatures, thumbnails, earlier versions and whatever no page reaches. Scripts and actions go too.
/// PDFsharp writes who it is and the time into the new file, and nothing else. Called in a process of its own (<see cref="PdfProcess"/>).
/// </summary>
internal static class PdfFile
{
    private const int StackBytes = 256_000_000;
    private const int DeepestPages = 100;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <exception cref="InputRefusedException">It is damaged, locked, or holds something that cannot be cleaned.</exception>
    public static byte[] Clean(byte[] bytes)
    {
        byte[]? cleaned = null;
        Exception? failure = null;
        // The reader calls itself for what is nested; the checks of PdfCautions say how deep that can go, and this stack is deep enough.
        var reading = new Thread(() =>
        {
            try
            {
                cleaned = CleanChecked(bytes);
            }
            // A reader of files from anywhere may fail in any way: all of them refuse the file.
            catch (Exception why)
            {
                failure = why;
            }
        }, StackBytes);
        reading.Start();
        reading.Join();
        return cleaned ?? throw (failure as InputRefusedException ?? new InputRefusedException(PdfCautions.NotSafe().Message, failure!));
    }

    private static byte[] CleanChecked(byte[] bytes)
    {
        int pages;
        using (var looked = PdfReader.Open(new PatientStream(bytes), PdfDocumentOpenMode.Import))
            pages = CountPages(looked);
        using var document = PdfReader.Open(new PatientStream(bytes), PdfDocumentOpenMode.Modify);
        document.Info.Elements.Clear();
        foreach (var one in document.Internals.GetAllObjects())
            PdfScrub.Clean(one);
        var id = Encoding.Latin1.GetString(RandomNumberGenerator.GetBytes(16));
        (document.Internals.FirstDocumentID, document.Internals.SecondDocumentID) = (id, id);
        using var saved = new MemoryStream(bytes.Length);
        document.Save(saved, closeStream: false);
        var cleaned = saved.ToArray();
        using var again = PdfReader.Open(new PatientStream(cleaned), PdfDocumentOpenMode.Import);
        return CountPages(again) == pages ? cleaned : throw PdfCautions.NotSafe();
    }

    /// <summary>Walks the tree of pages, which may not lead back into itself.</summary>
    private static int CountPages(PdfDocument document)
    {
        var (pages, seen) = (0, new HashSet<PdfItem>(ReferenceEqualityComparer.Instance));
        Stack<(PdfItem? Item, int Depth)> waiting = new([(document.Internals.Catalog.Elements["/Pages"], 0)]);
        while (waiting.TryPop(out var next))
        {
            if ((next.Item is PdfReference to ? to.Value : next.Item) is not PdfDictionary node || next.Depth > DeepestPages || !seen.Add(node))
                throw PdfCautions.NotSafe();
            if ((node.Elements["/Kids"] is PdfReference list ? list.Value : node.Elements["/Kids"]) is not PdfArray kids)
                pages++;
            else
            {
                foreach (var kid in kids.Elements)
                    waiting.Push((kid, next.Depth + 1));
            }
        }

        return pages;
    }
}
