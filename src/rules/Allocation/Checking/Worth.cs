namespace Headwater.Allocation.Checking;

/// <summary>What a plan as good in the levels proved so far can still choose; the rest would make one of them worse.</summary>
/// <param name="Choices">By child, the choices left.</param>
/// <param name="Must">By child, whether it must have a place.</param>
internal sealed record Worth(Choice[][] Choices, bool[] Must)
{
    /// <summary>Everything.</summary>
    public static Worth All(Reading reading) => new(reading.Choices, new bool[reading.Children.Length]);

    /// <summary>
    /// By prices that show a plan to be best in the first levels: a plan that is as good uses no arc that costs more than its
    /// prices say.
    /// </summary>
    public static Worth By(Reading reading, ExchangeNetwork network, Int128[] prices)
    {
        var must = new bool[reading.Children.Length];
        var choices = new Choice[reading.Children.Length][];
        for (var c = 0; c < choices.Length; c++)
        {
            var start = prices[network.NodeOf(c)];
            choices[c] = Array.FindAll(reading.Choices[c], choice => network.CostOfMove(c, choice) + start <= prices[network.CellNode(choice.Cell)]);
            must[c] = network.NodeOf(c) != ExchangeNetwork.Sink && network.CostOfMove(c, null) + start > prices[ExchangeNetwork.Sink];
        }

        return new(choices, must);
    }
}
