using System.Linq.Expressions;
using System.Reflection;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Involvements;

/// <summary>Puts <see cref="ScopeRule.Grants"/> at the root of every query for rows about a child.</summary>
internal sealed class InvolvementScope : IModelContributor, IRowScope
{
    private static readonly MethodInfo AddTo = typeof(InvolvementScope).GetMethod(nameof(Add), BindingFlags.NonPublic | BindingFlags.Static)!;

    public void Contribute(ModelBuilder model)
    {
    }

    public void Narrow(ModelBuilder model, HeadwaterDb context)
    {
        foreach (var type in model.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IChildRecord))).ToList())
            AddTo.MakeGenericMethod(type).Invoke(null, [model, context]);
    }

    /// <summary>row => context.Set&lt;Involvement&gt;().Any(i => i is of the row's child and opens it to context.Reader)</summary>
    private static void Add<T>(ModelBuilder model, HeadwaterDb context) where T : class, IChildRecord
    {
        Expression<Func<HeadwaterDb, T, IQueryable<Involvement>>> ofChild = (db, row) => db.Set<Involvement>().Where(i => i.LocalityId == row.LocalityId && i.ChildId == row.ChildId);
        var row = ofChild.Parameters[1];
        // EF knows its context by its type and puts the one that runs the query in its place.
        var db = Expression.Constant(context, typeof(HeadwaterDb));
        var candidates = new Replace(ofChild.Parameters[0], db).Visit(ofChild.Body)!;
        var (involvement, reader, entry) = (ScopeRule.Grants.Parameters[0], ScopeRule.Grants.Parameters[1], ScopeRule.Grants.Parameters[2]);
        var body = new ReplaceEntry(entry, T.Kind, typeof(T).IsAssignableTo(typeof(IEntry)) ? row : null).Visit(ScopeRule.Grants.Body);
        body = new Replace(reader, Expression.Property(db, nameof(HeadwaterDb.Reader))).Visit(body)!;
        var any = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(Involvement)], candidates, Expression.Quote(Expression.Lambda<Func<Involvement, bool>>(body, involvement)));
        model.Entity<T>().HasQueryFilter(QueryFilters.Involvement, Expression.Lambda<Func<T, bool>>(any, row));
    }

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }

    /// <summary>The facts of an entry become the type's kind, and the row's own columns where it has them.</summary>
    private sealed class ReplaceEntry(ParameterExpression entry, EntryKinds kind, ParameterExpression? row) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression != entry)
                return base.VisitMember(node);
            return node.Member.Name switch
            {
                nameof(EntryFacts.Kind) => Expression.Constant(kind),
                nameof(EntryFacts.Visibility) => row is null ? Expression.Constant(Visibility.Family) : Expression.Property(row, nameof(IEntry.Visibility)),
                nameof(EntryFacts.Owner) => row is null ? Expression.Constant(default(OrganisationId)) : Expression.Property(row, nameof(IEntry.OwnerId)),
                _ => throw new InvalidOperationException($"{node.Member.Name} of an entry has no column."),
            };
        }
    }
}
