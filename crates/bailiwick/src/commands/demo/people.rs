//! The invented people: where each works, what they hold, and what becomes of them.

/// What happens to somebody after they were invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Joined and works there.
    Stays,
    /// Joined, and was archived later.
    Leaves,
}

pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    /// The role's key.
    pub role: &'static str,
    pub fate: Fate,
}

const fn person(name: &'static str, email: &'static str, role: &'static str) -> Person {
    Person {
        name,
        email,
        role,
        fate: Fate::Stays,
    }
}

const fn leaver(name: &'static str, email: &'static str, role: &'static str) -> Person {
    Person {
        fate: Fate::Leaves,
        ..person(name, email, role)
    }
}

pub struct Company {
    pub slug: &'static str,
    pub name: &'static str,
    pub isolation: &'static str,
    /// The owner first, then an admin, who invites the others.
    pub people: &'static [Person],
    /// Invited in the last days, with their roles; they have not answered yet.
    pub invited: &'static [(&'static str, &'static str, &'static str)],
}

pub const SUPER_ADMIN: (&str, &str) = ("Imogen Castellane", "imogen.castellane@example.com");

pub const COMPANIES: [Company; 3] = [
    Company {
        slug: "northwind-bikes",
        name: "Northwind Bikes",
        isolation: "schema",
        people: &[
            person("Marta Lindqvist", "marta.lindqvist@example.com", "owner"),
            person("Tomás Echeverría", "tomas.echeverria@example.com", "admin"),
            person("Adaeze Okonkwo", "adaeze.okonkwo@example.com", "admin"),
            person("Henrik Sørensen", "henrik.sorensen@example.com", "staff"),
            person("Yuki Tanabe", "yuki.tanabe@example.com", "staff"),
            person("Leïla Benslimane", "leila.benslimane@example.com", "staff"),
            person("Rohan Deshpande", "rohan.deshpande@example.com", "staff"),
            leaver("Callum Fairweather", "callum.fairweather@example.com", "staff"),
            person("Zsófia Halmos", "zsofia.halmos@example.com", "member"),
            person("Mateus Carvalho", "mateus.carvalho@example.com", "member"),
            person("Nguyễn Thu Hà", "thu.ha.nguyen@example.com", "member"),
            person("Oluwaseun Adebayo", "oluwaseun.adebayo@example.com", "member"),
            person("Freya Hollingworth", "freya.hollingworth@example.com", "member"),
            leaver("Dmitri Volkonsky", "dmitri.volkonsky@example.com", "member"),
            person("Giulia Ferrante", "giulia.ferrante@example.com", "member"),
            person("Anders Bakke", "anders.bakke@example.com", "read_only"),
            person("Priscilla Mwangi", "priscilla.mwangi@example.com", "read_only"),
        ],
        invited: &[
            ("Elif Karahan", "elif.karahan@example.com", "staff"),
            ("Jonas Petrauskas", "jonas.petrauskas@example.com", "member"),
        ],
    },
    Company {
        slug: "alder-clinic",
        name: "Alder Clinic",
        isolation: "database",
        people: &[
            person("Kwame Asante", "kwame.asante@example.org", "owner"),
            person("Beatriz Navarro", "beatriz.navarro@example.org", "admin"),
            person("Siân Llewellyn", "sian.llewellyn@example.org", "staff"),
            person("Arjun Venkataraman", "arjun.venkataraman@example.org", "staff"),
            person("Noor al-Hashimi", "noor.alhashimi@example.org", "staff"),
            person("Łucja Wiśniewska", "lucja.wisniewska@example.org", "staff"),
            leaver("Pierre-Yves Gaudin", "pierre-yves.gaudin@example.org", "staff"),
            person("Min-jun Seo", "minjun.seo@example.org", "member"),
            person("Ingrid Þórsdóttir", "ingrid.thorsdottir@example.org", "member"),
            person("Tendai Chikwanha", "tendai.chikwanha@example.org", "member"),
            person("Aroha Ngata", "aroha.ngata@example.org", "member"),
            person("Sebastián Quiroga", "sebastian.quiroga@example.org", "read_only"),
        ],
        invited: &[("Marit Haugland", "marit.haugland@example.org", "staff")],
    },
    Company {
        slug: "fernhill-school",
        name: "Fernhill School",
        isolation: "schema",
        people: &[
            person("Siobhán Gallagher", "siobhan.gallagher@example.org", "owner"),
            person("Ravi Chandrasekhar", "ravi.chandrasekhar@example.org", "admin"),
            person("Chiara Montanari", "chiara.montanari@example.org", "staff"),
            person("Obinna Eze", "obinna.eze@example.org", "staff"),
            person("Kateřina Dvořáková", "katerina.dvorakova@example.org", "staff"),
            person("Wei-Ling Chang", "weiling.chang@example.org", "member"),
            person("Fatoumata Diallo", "fatoumata.diallo@example.org", "member"),
            person("Gareth Pugh", "gareth.pugh@example.org", "member"),
            person("Emre Yıldız", "emre.yildiz@example.org", "read_only"),
            leaver("Lourdes Santamaría", "lourdes.santamaria@example.org", "member"),
        ],
        invited: &[("Hana Nakagawa", "hana.nakagawa@example.org", "member")],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn forty_people_have_forty_addresses() {
        let people = COMPANIES
            .iter()
            .flat_map(|company| company.people.iter().map(|person| person.email));
        let all: HashSet<&str> = people.chain([SUPER_ADMIN.1]).collect();
        assert_eq!(all.len(), 40);
    }

    #[test]
    fn every_company_has_an_owner_and_an_admin_first() {
        for company in &COMPANIES {
            let roles: Vec<&str> = company.people.iter().take(2).map(|person| person.role).collect();
            assert_eq!(roles, ["owner", "admin"], "{}", company.slug);
        }
    }
}
