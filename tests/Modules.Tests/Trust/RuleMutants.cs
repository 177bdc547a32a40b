using System.Linq.Expressions;
using Headwater.Access.Involvements;
using Headwater.Data;

namespace Headwater.Modules.Tests.Trust;

/// <summary>The access rule with one thing wrong.</summary>
internal sealed record Mutant(string What, Expression<Func<Involvement, Reader, EntryFacts, bool>> Rule);

/// <summary>Makes every small mistake that can be made in the rule's expression, one at a time, without compiling the program again.</summary>
internal static class RuleMutants
{
    private static readonly ExpressionType[] Orders =
        [ExpressionType.Equal, ExpressionType.NotEqual, ExpressionType.LessThan, ExpressionType.LessThanOrEqual, ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual];

    public static IEnumerable<Mutant> Of(Expression<Func<Involvement, Reader, EntryFacts, bool>> rule)
    {
        foreach (var node in Nodes.Of(rule.Body))
        {
            foreach (var (what, other) in Alternatives(node))
                yield return new($"{node}  ->  {what}", rule.Update(new Replace(node, other).Visit(rule.Body)!, rule.Parameters));
        }
    }

    private static IEnumerable<(string What, Expression Other)> Alternatives(Expression node) =>
        [.. Truths(node), .. Clauses(node), .. Comparisons(node), .. Values(node), .. Members(node)];

    private static IEnumerable<(string, Expression)> Truths(Expression node)
    {
        if (node.Type != typeof(bool))
            yield break;
        yield return ("the contrary", Expression.Not(node));
        yield return ("always", Expression.Constant(true));
        yield return ("never", Expression.Constant(false));
    }

    private static IEnumerable<(string, Expression)> Clauses(Expression node)
    {
        if (node is not BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.OrElse } both)
            yield break;
        var (and, or) = (Expression.AndAlso(both.Left, both.Right), Expression.OrElse(both.Left, both.Right));
        yield return ("and for or, or for and", both.NodeType == ExpressionType.AndAlso ? or : and);
        yield return ("the first half only", both.Left);
        yield return ("the second half only", both.Right);
        // Alternatives that shut each other out are as true one way as the other: of an "or" this would be no mistake.
        if (both.NodeType == ExpressionType.AndAlso)
            yield return ("one or the other, not both", Expression.ExclusiveOr(both.Left, both.Right));
    }

    private static IEnumerable<(string, Expression)> Comparisons(Expression node)
    {
        if (node is BinaryExpression compared && Orders.Contains(compared.NodeType))
        {
            var ordered = compared.NodeType is not (ExpressionType.Equal or ExpressionType.NotEqual);
            foreach (var order in ordered ? Orders : Orders[..2])
            {
                if (order != compared.NodeType)
                    yield return ($"{order}", Expression.MakeBinary(order, compared.Left, compared.Right, compared.IsLiftedToNull, null));
            }
        }

        if (node is BinaryExpression { NodeType: ExpressionType.And } bits)
        {
            yield return ("|", Expression.Or(bits.Left, bits.Right));
            yield return ("^", Expression.ExclusiveOr(bits.Left, bits.Right));
            yield return ("the left alone", bits.Left);
            yield return ("the right alone", bits.Right);
        }
    }

    /// <summary>The compiler writes an enumeration's values as numbers beside a converted member.</summary>
    private static IEnumerable<(string, Expression)> Values(Expression node)
    {
        if (node is not BinaryExpression { Right: ConstantExpression { Value: int value } constant } binary || Unconverted(binary.Left) is not { IsEnum: true } type)
            yield break;
        foreach (var other in Enum.GetValuesAsUnderlyingType(type).Cast<int>().Where(v => v != value))
            yield return ($"{Enum.ToObject(type, other)}", Expression.MakeBinary(binary.NodeType, binary.Left, Expression.Constant(other, constant.Type)));
    }

    private static Type? Unconverted(Expression node) => node switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } convert => convert.Operand.Type,
        BinaryExpression { NodeType: ExpressionType.And } bits => Unconverted(bits.Left),
        _ => null,
    };

    /// <summary>Another property of the same thing and the same type, or of the type without or with its question mark.</summary>
    private static IEnumerable<(string, Expression)> Members(Expression node)
    {
        if (node is not MemberExpression { Expression: ParameterExpression owner } member)
            yield break;
        foreach (var other in owner.Type.GetProperties().Where(p => p.Name != member.Member.Name && Nullable.GetUnderlyingType(p.PropertyType) is var bare && (bare ?? p.PropertyType) == (Nullable.GetUnderlyingType(member.Type) ?? member.Type)))
        {
            Expression read = Expression.Property(owner, other);
            if (read.Type != member.Type)
                read = Nullable.GetUnderlyingType(member.Type) is null ? Expression.Coalesce(read, Expression.Default(member.Type)) : Expression.Convert(read, member.Type);
            yield return (other.Name, read);
        }
    }

    private sealed class Nodes : ExpressionVisitor
    {
        private readonly List<Expression> found = [];

        public static List<Expression> Of(Expression body)
        {
            var nodes = new Nodes();
            nodes.Visit(body);
            return nodes.found;
        }

        public override Expression? Visit(Expression? node)
        {
            if (node is not null and not ParameterExpression and not ConstantExpression)
                found.Add(node);
            return base.Visit(node);
        }
    }

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => ReferenceEquals(node, from) ? to : base.Visit(node);
    }
}
