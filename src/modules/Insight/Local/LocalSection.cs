namespace Headwater.Insight.Local;

/// <summary>One section of the page's table: all of it, or one place of its third axis.</summary>
internal sealed record LocalSection(LocalModel Page, int Index)
{
    public string Name => Page.Table.By.Axes.Count > 2 ? Page.Table.Headings[2][Index] : "table";

    public LocalCell Cell(int row, int column) => Page.Table.By.Axes.Count switch
    {
        1 => Page.Table.At(row),
        2 => Page.Table.At(row, column),
        _ => Page.Table.At(row, column, Index),
    };
}
