namespace OsteoHooks.Terminology;

/// <summary>
/// Code systems the tables use, named as in <c>cards/terms/systems.csv</c> (there in kebab case). Numbers from <see cref="Local"/> on stand
/// for a site's own systems, in the order they were met.
/// </summary>
internal enum CodeSystem : byte
{
    /// <summary>No system was given.</summary>
    Absent,

    /// <summary>A system on no list.</summary>
    Foreign,
    Atc,
    Snomed,
    Loinc,
    Rxnorm,
    Icd10,
    Icd10Cm,
    Sks,
    Icpc2,
    Npu,
    Nlk,
    SeLab,
    Ncrp,
    Kva,
    Npl,
    NplPack,
    Fmk,
    Fest,
    Hcpcs,
    Local = 64,
}
