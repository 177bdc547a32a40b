using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Subjects;

/// <summary>What every part of a record does alike when the subject asks for it: reads past involvements, and shows what it holds.</summary>
internal static class SubjectRows
{
    /// <summary>Rows about these records, past involvements: whoever asks for the export protects data, and it was written down before.</summary>
    public static IQueryable<T> OfSubject<T>(this HeadwaterDb db, IReadOnlyList<ChildId> records) where T : class, IChildRecord =>
        db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => records.Contains(r.ChildId));

    /// <summary>Entries that whoever asked may have, and why each other one is left out.</summary>
    public static SubjectSection ByAudience<T>(string title, SubjectAudience audience, IReadOnlyList<T> all, Func<T, SubjectItem> item) where T : IEntry =>
        new(title, [.. all.Where(e => RecordSubjectData.WhyNot(e, audience) is null).Select(item)], [.. all.Select(e => RecordSubjectData.WhyNot(e, audience)).OfType<string>()], []);

    /// <summary>One thing, without what is empty.</summary>
    public static SubjectItem Item(params IEnumerable<(string Label, string? Value)> fields) => new([.. fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => new SubjectField(f.Label, f.Value!))]);
}
