using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Headwater.Data;

/// <summary>How many readers this scope opened on the database. A page opens at most three.</summary>
public sealed class QueryCount
{
    /// <summary>Commands that returned rows.</summary>
    public int Reads { get; private set; }

    internal void Add() => Reads++;
}

internal sealed class QueryCountInterceptor : DbCommandInterceptor
{
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Count(eventData);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Count(eventData);
        return ValueTask.FromResult(result);
    }

    // EF reads back generated keys through a reader as well; that is a write.
    private static void Count(CommandExecutedEventData eventData)
    {
        if (eventData is { CommandSource: not CommandSource.SaveChanges, Context: HeadwaterDb db })
            db.Queries.Add();
    }
}
