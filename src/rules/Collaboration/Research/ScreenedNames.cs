namespace Headwater.Collaboration;

/// <summary>Words of a text that look like somebody's name: written with a capital where none is due.</summary>
internal static class ScreenedNames
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir" };

    /// <summary>A run of capitals with one of these is a body or a place.</summary>
    private static readonly HashSet<string> Bodies = Set(
        "School Schools Academy Academies College Council Trust Service Services Team Teams Forum Hospital Centre University Unit Board Project Partnership Collaborative Nursery Infants Juniors Primary Secondary Sixth Constabulary Foundation Office Department Ministry Street Road Lane Avenue");

    /// <summary>Words that bear a capital and are nobody.</summary>
    private static readonly HashSet<string> Ordinary = Set(
        "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
        + "English Maths Mathematics Science History Geography French Spanish German Art Music Drama Year Years Key Stage Reception Easter Christmas Ramadan Eid Diwali Covid Britain British England Wales Welsh Scottish Scotland Irish Ireland "
        + "European Europe Polish Romanian Ukrainian Somali Urdu Arabic Punjabi Bengali Roma Gypsy Traveller Muslim Christian Jewish Hindu Sikh Catholic Church Ofsted Government Parliament Act Zoom Google Facebook Instagram Snapchat Whatsapp Tiktok Youtube God Mum Mums Dad Dads Head Heads Senco Internet Autumn Spring Summer Winter North South East West Table Figure Page");

    /// <summary>Words that begin a sentence before somebody says something, and are nobody's name.</summary>
    private static readonly HashSet<string> Starters = Set(
        "The A An This That These Those My Our Your His Her Their Its There Here When Where Why How If Then But And Or So As At In On For From With By To Of Not No Yes After Before Since While Because Although Only Even Just Once "
        + "He She They We You It I One Two Three Four Five Six Seven Eight Nine Ten Many Most Some All Both Each Every Everybody Everyone Nobody Somebody Someone Anyone Who What Staff Mother Father Mum Dad Teacher Head Nurse Parent Carer Child Girl Boy Pupil Family Another Other None Half Neither Either Several Few People");

    private static readonly HashSet<string> Speech = new(["said", "says", "told", "felt", "feels", "thought", "thinks", "wanted", "wants", "asked", "lives", "lived"], StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(string text, IEnumerable<string> known)
    {
        var ours = known.SelectMany(k => Words(k)).Select(w => w.Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = Words(text);
        List<string> found = [];
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapital)
                continue;
            var end = i;
            while (end + 1 < words.Count && words[end + 1] is { IsCapital: true, Begins: false, Joins: true } && !words[end].Closes)
                end++;
            var run = words[i..(end + 1)];
            i = end;
            if (run.Exists(w => Bodies.Contains(w.Plain)))
                continue;
            // What begins a sentence has its capital from that, unless the next word has one too or it speaks.
            var named = run.FindIndex(w => !IsNobody(w.Plain) && (!w.Begins || Speaks(w, end + 1 < words.Count ? words[end + 1] : default)));
            var title = run.FindIndex(w => Titles.Contains(w.Plain));
            var first = title >= 0 && run.Count > title + 1 ? title : named;
            if (first < 0)
                continue;
            if (first == 1 && run[0].Begins && !IsNobody(run[0].Plain) && !Starters.Contains(run[0].Plain))
                first = 0;
            found.Add(text[run[first].Start..run[^1].End]);
        }

        return found;

        bool IsNobody(string word) => Ordinary.Contains(word) || ours.Contains(word) || Titles.Contains(word);
    }

    private static bool Speaks(Word word, Word next) =>
        next.Plain is { } said && Speech.Contains(said) && !Starters.Contains(word.Plain) && !word.Plain.EndsWith('s') && !word.Plain.EndsWith("ing", StringComparison.Ordinal);

    private static List<Word> Words(string text)
    {
        List<Word> words = [];
        var begins = true;
        var after = -1;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                begins |= text[i] is '!' or '?' or ':' or '\n' or '\u201C' or '"' or '\u2018' or '\u2022' || (text[i] == '.' && !IsTitle());
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '\'' or '\u2019' or '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                end++;
            var plain = text[i..end];
            var owner = plain.Length > 2 && plain[^1] == 's' && plain[^2] is '\'' or '\u2019';
            plain = owner ? plain[..^2] : plain;
            words.Add(new(plain, i, i + plain.Length, begins, Joins: after >= 0 && (text[after..i] == " " || (IsTitle() && text[after..i] == ". ")), Closes: owner));
            (begins, after, i) = (false, end, end);
        }

        return words;

        bool IsTitle() => words.Count > 0 && Titles.Contains(words[^1].Plain);
    }

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="Plain">The word without the ending of an owner.</param>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Begins">Whether a sentence begins with it.</param>
    /// <param name="Joins">Whether only a space stands before it.</param>
    /// <param name="Closes">Whether something is said to be its own, so that the next word is another thing.</param>
    private readonly record struct Word(string Plain, int Start, int End, bool Begins, bool Joins, bool Closes)
    {
        /// <summary>A capital and then small letters: what is all capitals is short for something.</summary>
        public bool IsCapital => Plain.Length > 1 && char.IsUpper(Plain[0]) && char.IsLower(Plain[1]);
    }
}
