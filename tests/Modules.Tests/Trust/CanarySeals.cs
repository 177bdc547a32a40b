using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Identifiers;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Trust;

/// <summary>Puts words into what is sealed: as the product seals it, so that whoever is let through reads the word, and nobody else.</summary>
internal static class CanarySeals
{
    /// <summary>Every sealed column: what it is sealed for, and how a word is put into it.</summary>
    private static readonly Dictionary<(Type Entity, string Property), (Func<object, string> Purpose, Func<CanaryRows, object, byte[]> Plain)> Columns = new()
    {
        [(typeof(Note), nameof(Note.SealedText))] = (r => NoteService.Purpose(((Note)r).Id), (rows, r) => rows.Sealed(r, nameof(Note.SealedText))),
        [(typeof(Document), nameof(Document.SealedLabel))] = (r => $"children_document.sealed_label {((Document)r).Id}", Label),
        [(typeof(DocumentContent), nameof(DocumentContent.SealedBytes))] = (r => $"children_document_content.sealed_bytes {((DocumentContent)r).DocumentId}", (rows, r) => rows.Sealed(r, nameof(DocumentContent.SealedBytes))),
        [(typeof(Identifier), nameof(Identifier.Sealed))] = (r => $"children_identifier.sealed {((Identifier)r).ChildId} {((Identifier)r).Scheme}", (rows, r) => rows.Sealed(r, nameof(Identifier.Sealed))),
    };

    public static async Task PutAsync(TestDatabase database, CanaryRows rows, IReadOnlyList<object> all)
    {
        foreach (var locality in all.Where(r => Columns.Keys.Any(c => c.Entity == r.GetType())).GroupBy(r => ((ILocalityOwned)r).LocalityId))
        {
            await using var scope = database.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality.Key);
            var vault = scope.ServiceProvider.GetRequiredService<IChildVault>();
            // The locality's key of its index of numbers is made when it is first asked for.
            await scope.ServiceProvider.GetRequiredService<IKeyedIndex>().OfAsync("upn", "A", CancellationToken.None);
            foreach (var row in locality)
            {
                foreach (var ((_, property), (purpose, plain)) in Columns.Where(c => c.Key.Entity == row.GetType()))
                {
                    // Rows keep their bytes for good once they are made, but for one who asks past the language.
                    row.GetType().GetProperty(property)!.SetValue(row, await vault.SealAsync(((IChildRecord)row).ChildId, purpose(row), plain(rows, row), CancellationToken.None));
                }
            }
        }
    }

    /// <summary>Properties of bytes named as sealed that nobody puts a word into: there must be none.</summary>
    public static IEnumerable<string> Forgotten(HeadwaterDb db) =>
        db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IChildRecord))).SelectMany(t => t.GetProperties())
            .Where(p => p.ClrType.Equals(typeof(byte[])) && p.Name.StartsWith("Sealed", StringComparison.Ordinal) && !Columns.ContainsKey((p.DeclaringType.ClrType, p.Name)))
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}");

    private static byte[] Label(CanaryRows rows, object row)
    {
        var (title, name) = (rows.Sealed(row, nameof(Document.SealedLabel)), rows.Sealed(row, nameof(Document.SealedLabel)));
        return JsonSerializer.SerializeToUtf8Bytes(new DocumentLabel(Encoding.UTF8.GetString(title), Encoding.UTF8.GetString(name) + ".txt", new string('0', 64)));
    }
}
