using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>
/// Children in cells (a school's year group), cells in schools, schools with slots of rising cost, and a place for those not placed: the
/// network of the transportation problem with its prices. The cost from the source of everything is kept so that no arc that could still be
/// used is cheaper than its prices say; then the flow is the best one with as many children in it.
/// </summary>
internal sealed class Flow<T>
    where T : struct, IBinaryInteger<T>
{
    public const int Nowhere = -1;

    private readonly int[] next, previous;

    public Flow(Instance instance, int[][] ordinals, CostScale scale)
    {
        Instance = instance;
        Cells = instance.Room.Length;
        Unplaced = T.CreateChecked(scale.Unplaced);
        Price = new T[Cells + instance.Schools.Length];
        Cost = new T[instance.EdgeSchool.Length];
        var (wish, metre) = (T.CreateChecked(scale.Wish), T.CreateChecked(scale.Metre));
        for (var edge = 0; edge < Cost.Length; edge++)
            Cost[edge] = (wish * T.CreateChecked(instance.EdgeWish[edge])) + (metre * T.CreateChecked(instance.EdgeMetres[edge]));
        var ordinal = T.CreateChecked(scale.Ordinal);
        Slot = [.. ordinals.Select(school => Array.ConvertAll(school, number => ordinal * T.CreateChecked(number)))];
        Taken = new int[instance.Schools.Length];
        Used = new int[Cells];
        First = new int[Cells];
        Array.Fill(First, Nowhere);
        next = new int[instance.Children.Length];
        previous = new int[instance.Children.Length];
        EdgeNow = new int[instance.Children.Length];
        Array.Fill(EdgeNow, Nowhere);
    }

    public Instance Instance { get; }

    /// <summary>Cells come first among the nodes, then schools.</summary>
    public int Cells { get; }

    /// <summary>What it costs to leave a child unplaced.</summary>
    public T Unplaced { get; }

    /// <summary>The cost of the cheapest way to each node, up to one constant; that of the sink is nought.</summary>
    public T[] Price { get; }

    /// <summary>The cost of each pair.</summary>
    public T[] Cost { get; }

    /// <summary>The cost of each school's slots, rising.</summary>
    public T[][] Slot { get; }

    /// <summary>Slots taken by each school.</summary>
    public int[] Taken { get; }

    /// <summary>Children in each cell.</summary>
    public int[] Used { get; }

    /// <summary>The first child in each cell, or <see cref="Nowhere"/>.</summary>
    public int[] First { get; }

    /// <summary>The pair by which each child is placed, or <see cref="Nowhere"/>.</summary>
    public int[] EdgeNow { get; }

    public int Next(int child) => next[child];

    public int CellOfEdge(int child, int edge) => Instance.CellOf(Instance.EdgeSchool[edge], Instance.YearOf[child]);

    /// <summary>The cell a child is in, or <see cref="Nowhere"/>.</summary>
    public int CellNow(int child) => EdgeNow[child] == Nowhere ? Nowhere : CellOfEdge(child, EdgeNow[child]);

    public int SchoolOfCell(int cell) => cell % Instance.Schools.Length;

    public int SchoolNode(int school) => Cells + school;

    /// <summary>Takes a child out of its cell, if it is in one, and puts it by another pair, or nowhere.</summary>
    public void Move(int child, int edge)
    {
        if (CellNow(child) is not Nowhere and var old)
        {
            if (previous[child] == Nowhere)
                First[old] = next[child];
            else
                next[previous[child]] = next[child];
            if (next[child] != Nowhere)
                previous[next[child]] = previous[child];
            Used[old]--;
        }

        EdgeNow[child] = edge;
        if (edge == Nowhere)
            return;
        var cell = CellOfEdge(child, edge);
        (previous[child], next[child]) = (Nowhere, First[cell]);
        if (First[cell] != Nowhere)
            previous[First[cell]] = child;
        First[cell] = child;
        Used[cell]++;
    }
}
