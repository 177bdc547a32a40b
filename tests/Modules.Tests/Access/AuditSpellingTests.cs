using System.Globalization;
using System.Text;
using CsCheck;
using Headwater.Access.Auditing;
using Headwater.Data;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Headwater.Modules.Tests.Access;

/// <summary>What means the same to a program, and is not what was written, is found.</summary>
public sealed class AuditSpellingTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_value_that_is_kept_otherwise_than_it_was_written_is_found()
    {
        var (world, _, anchors) = await AuditChainOfTests.CreateAsync(Engine.Sqlite, 10);
        await using (world)
        {
            await using var db = world.Database.Open(world.Locality);
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER access_audit_entry_no_change; DROP TRIGGER access_audit_child_no_change;", Ct);
            Assert.Null((await new AuditFeed(db).VerifyAsync(anchors, Ct)).Problem);
            // Entry 4 is about one child and has a reason and a detail; entry 5 is a list.
            foreach (var (change, what) in new[]
            {
                ("person_id = lower(person_id)", "cannot be read"), ("child_id = lower(child_id)", "cannot be read"), ("person_id = replace(person_id, '-', '')", "cannot be read"),
                ("person_id = '{' || person_id || '}'", "cannot be read"), ("child_id = CAST(child_id AS BLOB)", "cannot be read"), ("child_id = person_id", "does not say"),
                ("at_utc = at_utc || '0'", "cannot be read"), ("at_utc = replace(at_utc, ' ', 'T')", "cannot be read"), ("at_utc = at_utc || 'Z'", "cannot be read"), ("at_utc = CAST(at_utc AS BLOB)", "cannot be read"),
                ("at_utc = '2026-11-10 09:00:04.9382681'", "another instant"), ("at_utc = '2026-11-10 09:00:04.938269'", "does not follow"),
                ("verb = CAST(verb AS BLOB)", "cannot be read"), ("verb = verb || char(0) || 'more'", "does not say"), ("kind = upper(kind)", "does not say"), ("record_id = lower(record_id) || ' '", "does not say"),
                ("detail = CAST(CAST(detail AS BLOB) || x'FF' AS TEXT)", "cannot be read"), ("detail = detail || char(0) || 'more'", "does not say"), ("detail = ''", "does not say"), ("detail = NULL", "does not say"), ("why = why || ' '", "does not say"),
                ("salt = hex(salt)", "cannot be read"), ("salt = x''", "does not say"), ("salt = NULL", "emptied in part"), ("commitment = x''", "has lost"), ("commitment = hex(commitment)", "cannot be read"),
                ("hash = x''", "does not follow"), ("hash = hex(hash)", "cannot be read"), ("hash = 7.5", "cannot be read"), ("seq = 'four'", "is missing"),
            })
                Assert.Contains(what, (await FoundAsync(db, anchors, $"access_audit_entry SET {change} WHERE seq = 4", 4, change)).What, StringComparison.Ordinal);
            Assert.Contains("index", (await FoundAsync(db, anchors, "access_audit_child SET child_id = lower(child_id)", null, "index")).What, StringComparison.Ordinal);
            Assert.Contains("index", (await FoundAsync(db, anchors, "access_audit_child SET seq = 'five' WHERE seq = 5", null, "index")).What, StringComparison.Ordinal);
            Assert.Null((await new AuditFeed(db).VerifyAsync(anchors, Ct)).Problem);
        }
    }

    [Theory]
    [InlineData("2026-11-10 09:00:00", true)]
    [InlineData("2026-11-10 09:00:00.5", true)]
    [InlineData("2026-11-10 09:00:00.0000001", true)]
    [InlineData("2024-02-29 23:59:59.9999999", true)]
    [InlineData("0001-01-01 00:00:00", true)]
    [InlineData("2026-11-10 09:00:00.", false)]
    [InlineData("2026-11-10 09:00:00.50", false)]
    [InlineData("2026-11-10 09:00:00.00000001", false)]
    [InlineData("2026-11-10 09:00:00,5", false)]
    [InlineData("2025-02-29 09:00:00", false)]
    [InlineData("2026-13-10 09:00:00", false)]
    [InlineData("0000-11-10 09:00:00", false)]
    [InlineData("2026-11-10 24:00:00", false)]
    [InlineData("2026-11-10 09:60:00", false)]
    [InlineData("2026-11-10 09:00:60", false)]
    [InlineData("2026-11-1x 09:00:00", false)]
    [InlineData("2026-11-10 09:00", false)]
    [InlineData("", false)]
    public void An_instant_is_spelt_in_one_way(string text, bool read)
    {
        if (read)
            Assert.Equal(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), Instant(text));
        else
            Assert.Throws<FormatException>(() => Instant(text));
    }

    [Fact]
    public void Every_instant_comes_back_as_it_was_spelt() => Gen.Long[0, DateTime.MaxValue.Ticks].Sample(ticks =>
    {
        var instant = new DateTime(ticks, DateTimeKind.Utc);
        Assert.Equal(instant, Instant(instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void Every_id_comes_back_and_no_other_spelling_of_it() => Gen.Select(Gen.Guid, Gen.Int[0, 35], Gen.Char.AlphaNumeric).Sample((id, at, letter) =>
    {
        var spelt = id.ToString().ToUpperInvariant().ToCharArray();
        Assert.Equal(id, Id(spelt));
        if (spelt[at] == letter)
            return;
        spelt[at] = letter;
        // Another capital or digit is another id; anything else is none.
        if (at is 8 or 13 or 18 or 23 || letter is not ((>= '0' and <= '9') or (>= 'A' and <= 'F')))
            Assert.Throws<FormatException>(() => Id(spelt));
        else
            Assert.NotEqual(id, Id(spelt));
    });

    private static async Task<AuditProblem> FoundAsync(HeadwaterDb db, AuditAnchor[] anchors, string change, long? seq, string named)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = $"UPDATE {change}";
        Assert.True(await command.ExecuteNonQueryAsync(Ct) > 0, named);
        var found = (await new AuditFeed(db).VerifyAsync(anchors, Ct)).Problem;
        await transaction.RollbackAsync(Ct);
        Assert.True(found is not null && (seq is null || found.Seq == seq), $"{named}: {found}");
        return found!;
    }

    private static DateTime Instant(string text) => StoredSpelling.Instant(new(StoredKind.Text, 0, Encoding.UTF8.GetBytes(text)));

    private static Guid Id(char[] spelt)
    {
        var id = new byte[AuditForm.IdLength];
        Assert.True(StoredSpelling.Id(new(StoredKind.Text, 0, Encoding.UTF8.GetBytes(spelt)), id));
        return new(id, bigEndian: true);
    }
}
