namespace Headwater.Testing;

/// <summary>Finds any of many words in bytes in one pass, capitals and small letters alike (A. V. Aho and M. J. Corasick, 1975).</summary>
public sealed class AhoCorasick
{
    private readonly List<int[]> next = [NewNode()];
    private readonly List<int> fail = [0];
    private readonly List<List<int>> ends = [[]];

    public AhoCorasick(IReadOnlyList<byte[]> words)
    {
        for (var word = 0; word < words.Count; word++)
        {
            if (words[word].Length == 0)
                throw new ArgumentException("A word to look for cannot be empty.", nameof(words));
            var node = 0;
            foreach (var b in words[word])
            {
                ref var child = ref next[node][Fold(b)];
                if (child < 0)
                {
                    child = next.Count;
                    next.Add(NewNode());
                    fail.Add(0);
                    ends.Add([]);
                }

                node = next[node][Fold(b)];
            }

            ends[node].Add(word);
        }

        Link();
    }

    /// <summary>Which of the words are there, by their places in the list.</summary>
    public HashSet<int> Find(ReadOnlySpan<byte> text)
    {
        HashSet<int> found = [];
        var node = 0;
        foreach (var b in text)
        {
            node = next[node][Fold(b)];
            foreach (var word in ends[node])
                found.Add(word);
        }

        return found;
    }

    private void Link()
    {
        Queue<int> waiting = new();
        for (var b = 0; b < 256; b++)
        {
            if (next[0][b] < 0)
                next[0][b] = 0;
            else
                waiting.Enqueue(next[0][b]);
        }

        while (waiting.TryDequeue(out var node))
        {
            ends[node].AddRange(ends[fail[node]]);
            for (var b = 0; b < 256; b++)
            {
                var child = next[node][b];
                if (child < 0)
                {
                    next[node][b] = next[fail[node]][b];
                    continue;
                }

                fail[child] = next[fail[node]][b];
                waiting.Enqueue(child);
            }
        }
    }

    private static int Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? b + 32 : b;

    private static int[] NewNode()
    {
        var node = new int[256];
        Array.Fill(node, -1);
        return node;
    }
}
