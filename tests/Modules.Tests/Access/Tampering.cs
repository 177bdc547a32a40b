using System.Globalization;
using Headwater.Access.Auditing;
using Headwater.Kernel;
using Microsoft.Data.Sqlite;

namespace Headwater.Modules.Tests.Access;

/// <summary>Alters a trail in the database file, as somebody with the file in their hands would. One way for each number.</summary>
internal sealed class Tampering(SqliteConnection connection, SqliteTransaction transaction, LocalityId locality, int number)
{
    private static readonly string[] Contents = ["at_utc", "person_id", "verb", "kind", "record_id", "child_id", "children", "detail", "why", "salt", "commitment", "hash"];

    private readonly Random random = new(number);

    /// <summary>What was done, and the entry it was done to where it can only be that one.</summary>
    public (string What, long? Seq) Apply(long entries)
    {
        var seq = random.NextInt64(1, entries + 1);
        switch (number % 10)
        {
            case 0 or 1 or 2:
                var column = Contents[random.Next(Contents.Length)];
                return ($"{column} of {seq}: {Flip("access_audit_entry", column, $"seq = {seq}")}", seq);
            case 3:
                return ($"key: {Flip("access_audit_entry", random.Next(2) == 0 ? "seq" : "locality_id", $"seq = {seq}")}", null);
            case 4:
                var (table, of) = random.Next(2) == 0 ? ("access_audit_head", new[] { "locality_id", "seq", "hash" }) : ("access_audit_child", ["locality_id", "child_id", "seq"]);
                return ($"{table}: {Flip(table, of[random.Next(3)], $"rowid = (SELECT rowid FROM {table} ORDER BY rowid LIMIT 1 OFFSET {(table.EndsWith("child", StringComparison.Ordinal) ? random.Next(5) : 0)})")}", null);
            case 5:
                if (random.Next(3) == 0)
                    return ($"an index row of {Do("DELETE FROM access_audit_child WHERE rowid = (SELECT rowid FROM access_audit_child ORDER BY rowid LIMIT 1 OFFSET $n)", random.Next(5))} was deleted", null);
                Do("DELETE FROM access_audit_entry WHERE seq = $n", seq);
                return ($"{seq} was deleted", seq);
            case 6:
                return (Insert(seq, entries), null);
            case 7:
                return Swap(seq, entries);
            case 8:
                var last = random.NextInt64(0, entries);
                Do("DELETE FROM access_audit_entry WHERE seq > $n", last);
                Do("DELETE FROM access_audit_child WHERE seq > $n", last);
                if (last == 0)
                    Do("DELETE FROM access_audit_head", 0);
                else
                    Do("UPDATE access_audit_head SET seq = $n, hash = (SELECT hash FROM access_audit_entry WHERE seq = $n)", last);
                return ($"cut after {last}", last + 1);
            default:
                return random.Next(2) == 0 ? Empty(entries) : Rewrite(seq, entries);
        }
    }

    private string Flip(string table, string column, string where)
    {
        var before = Read($"SELECT {column} FROM {table} WHERE {where}");
        object after = before switch
        {
            DBNull => column is "salt" ? RandomBytes(16) : "x",
            long whole => whole ^ (1L << random.Next(40)),
            byte[] bytes => FlipByte(bytes),
            string text => FlipByte(System.Text.Encoding.UTF8.GetBytes(text)),
            _ => throw new InvalidOperationException($"{before.GetType()} in {column}"),
        };
        using var command = Command($"UPDATE {table} SET {column} = {(before is string ? "CAST($v AS TEXT)" : "$v")} WHERE {where}");
        command.Parameters.AddWithValue("$v", after);
        command.ExecuteNonQuery();
        return $"{before} became {(after is byte[] raw ? Convert.ToHexString(raw) : after)}";
    }

    private byte[] FlipByte(byte[] bytes)
    {
        var changed = (byte[])bytes.Clone();
        changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
        return changed;
    }

    private string Insert(long seq, long entries)
    {
        var all = "locality_id, at_utc, person_id, verb, kind, record_id, child_id, children, detail, why, salt, commitment, hash";
        if (random.Next(2) == 0)
        {
            Do($"INSERT INTO access_audit_entry (seq, {all}) SELECT {entries + 1}, {all} FROM access_audit_entry WHERE seq = $n", seq);
            return $"a copy of {seq} was put at the end";
        }

        for (var later = entries; later > seq; later--)
            Do($"UPDATE access_audit_entry SET seq = {later + 1} WHERE seq = $n", later);
        Do($"INSERT INTO access_audit_entry (seq, {all}) SELECT {seq + 1}, {all} FROM access_audit_entry WHERE seq = $n", seq);
        Do("UPDATE access_audit_head SET seq = seq + 1", 0);
        return $"a copy of {seq} was put after it";
    }

    private (string, long?) Swap(long seq, long entries)
    {
        var other = (seq % entries) + 1;
        Do("UPDATE access_audit_entry SET seq = -1 WHERE seq = $n", seq);
        Do($"UPDATE access_audit_entry SET seq = {seq} WHERE seq = $n", other);
        Do($"UPDATE access_audit_entry SET seq = {other} WHERE seq = -1", 0);
        return ($"{seq} and {other} changed places", Math.Min(seq, other));
    }

    private (string, long?) Empty(long entries)
    {
        long seq;
        do
            seq = random.NextInt64(1, entries + 1);
        while (Read($"SELECT salt FROM access_audit_entry WHERE seq = {seq}") is DBNull);
        Do("UPDATE access_audit_entry SET person_id = NULL, verb = 'erased', kind = 'erased', record_id = NULL, child_id = NULL, children = NULL, detail = NULL, why = NULL, salt = NULL WHERE seq = $n", seq);
        return ($"{seq} was emptied as if erased", null);
    }

    /// <summary>One entry says something else, and the chain after it is computed anew to its end.</summary>
    private (string, long?) Rewrite(long seq, long entries)
    {
        var before = seq == 1 ? AuditChain.Start : (byte[])Read($"SELECT hash FROM access_audit_entry WHERE seq = {seq - 1}");
        for (var at = seq; at <= entries; at++)
        {
            var commitment = (byte[])Read($"SELECT commitment FROM access_audit_entry WHERE seq = {at}");
            if (at == seq)
            {
                var salt = RandomBytes(16);
                var says = new AuditContent(null, "see", "child", null, null, null, "nothing to see here", null);
                commitment = AuditChain.Commit(salt, says);
                using var content = Command($"UPDATE access_audit_entry SET person_id = NULL, verb = 'see', kind = 'child', record_id = NULL, child_id = NULL, children = NULL, detail = 'nothing to see here', why = NULL, salt = $s, commitment = $c WHERE seq = {at}");
                content.Parameters.AddWithValue("$s", salt);
                content.Parameters.AddWithValue("$c", commitment);
                content.ExecuteNonQuery();
                Do("DELETE FROM access_audit_child WHERE seq = $n", at);
            }

            var instant = DateTime.ParseExact((string)Read($"SELECT at_utc FROM access_audit_entry WHERE seq = {at}"), "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            before = AuditChain.Link(before, locality, at, instant, commitment);
            using var hash = Command($"UPDATE access_audit_entry SET hash = $h WHERE seq = {at}; UPDATE access_audit_head SET hash = $h");
            hash.Parameters.AddWithValue("$h", before);
            hash.ExecuteNonQuery();
        }

        return ($"{seq} was rewritten with all that follows", null);
    }

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private int Do(string sql, long n)
    {
        using var command = Command(sql);
        if (sql.Contains("$n", StringComparison.Ordinal))
            command.Parameters.AddWithValue("$n", n);
        return command.ExecuteNonQuery();
    }

    private object Read(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() ?? throw new InvalidOperationException($"Nothing to tamper with: {sql}");
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
